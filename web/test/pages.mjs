// Pages for the tests: the example's brief as the program writes it, a hostile one, and one of ten thousand rows.
import {execFileSync} from "node:child_process";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.VEDETTE ?? `${root}build/dev/vedette`;
export const out = `${root}build/web-test/`;
mkdirSync(out, {recursive: true});

function watch(name, reports) {
  const file = `${out}${name}.html`;
  execFileSync(program, ["watch", `${root}examples/strait/watch.toml`, reports, "-q", "--html", file], {stdio: ["ignore", "ignore", "inherit"]});
  return file;
}

export const example = () => watch("example", `${root}examples/strait/reports`);

// What a report must never be able to do to its reader.
export const HOSTILE = `<script>window.stolen = 1</script></script><img src=x onerror="window.stolen = 2"><svg onload=window.stolen=3>`;
export function hostile() {
  const report = (id, text, more) => JSON.stringify({id, text, published: "2031-03-14T08:00:00Z", ...more});
  const lines = [
    report("h1", `Arland has withdrawn its forces from Dorvik, ${HOSTILE} said. The Bovian General Staff said that Arland's \u202Eforces\u202C stay at Dorvik.`,
      {outlet: HOSTILE, title: `</title>${HOSTILE}`, url: "javascript:window.stolen=4"}),
    report("h2", `Arland said that it had withdrawn 3,000 soldiers from Dorvik ${"and more ".repeat(1_200_000)}.`, {outlet: "]]> --> {{brief}} &lt;"}),
    report("h3", `"Arland's forces have withdrawn from Dorvik," ${"x".repeat(2_000_000)} said Defence Minister Elena Marsh.`, {outlet: "\u0000\u001b[31m\u2028"}),
  ];
  writeFileSync(`${out}hostile.jsonl`, lines.join("\n"));
  return watch("hostile", `${out}hostile.jsonl`);
}

// The example's page with its first ledger repeated up to so many rows.
export function long(rows) {
  const page = readFileSync(example(), "utf8");
  const begin = page.indexOf('id="data">') + 'id="data">'.length;
  const end = page.indexOf("</script>", begin);
  const brief = JSON.parse(page.slice(begin, end));
  const ledger = brief.ledgers.find((l) => l.id === "words_and_ground");
  const some = ledger.rows;
  const day = (i) => new Date(Date.UTC(2031, 0, 1) + (i % 80) * 86_400_000).toISOString();
  ledger.rows = Array.from({length: rows}, (_, i) => ({...some[i % some.length], id: `row${i}`, since: day(i), cells: some[i % some.length].cells.map((c, at) => (at === 2 ? `${c} ${i}` : c))}));
  const file = `${out}long.html`;
  writeFileSync(file, page.slice(0, begin) + JSON.stringify(brief).replaceAll("<", "\\u003c") + page.slice(end));
  return file;
}
