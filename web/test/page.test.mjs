// The page in a real Chromium, opened from disk.   node --test web/test   (CHROMIUM, VEDETTE: where the two programs are)
import assert from "node:assert/strict";
import {readFileSync, statSync} from "node:fs";
import {createRequire} from "node:module";
import {after, before, test} from "node:test";
import {chromium} from "playwright-core";
import {example, HOSTILE, hostile, long, out} from "./pages.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const DESK = {width: 1280, height: 800};
const PHONE = {width: 390, height: 844};
let browser;
let files;

before(async () => {
  files = {example: example(), hostile: hostile(), long: long(10_000)};
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});
after(() => browser?.close());

// A page with what went wrong on it; everything below the fold is built before the body runs.
async function open(file, options, body) {
  const page = await browser.newPage({viewport: DESK, ...options});
  const wrong = [];
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && wrong.push(m.text()));
  page.on("pageerror", (e) => wrong.push(e.message));
  page.on("request", (r) => r.url().startsWith("file://") || wrong.push(`asked for ${r.url()}`));
  try {
    await page.goto(`file://${file}`);
    await page.waitForSelector("html[data-ready]");
    await body(page);
    assert.deepEqual(wrong, []);
  } finally {
    await page.close();
  }
}

async function buildAll(page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 500) {
      scrollTo(0, y);
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 10)));
    }
    scrollTo(0, 0);
  });
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {resultTypes: ["violations"]}));
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
}

test("opens from disk without an error or a request, and the first screen is whole", () =>
  open(files.example, {}, async (page) => {
    await buildAll(page);
    const brief = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent));
    assert.equal(await page.locator(".bottom-line .line").textContent(), brief.bottom_line);
    assert.equal(await page.locator(".track").count(), 3);
    assert.equal(await page.locator(".board .indicator").count(), brief.indicators.length);
    assert.equal(await page.locator(".figure").count(), brief.coverage.length);
    for (const id of ["changes", "calendar", "tests", "words_and_ground", "force", "map", "sources", "reports", "about"]) {
      assert.equal(await page.locator(`section#${id}`).count(), 1, id);
    }
    assert.ok(await page.locator(".timeline rect[role=button]").count() > 5);
    assert.ok(await page.locator(".force rect[role=button]").count() > 2);
    const codes = (await page.evaluate(() => [...document.querySelectorAll("main section:not(#about)")].map((s) => s.innerText).join(" "))).match(/\b[a-z]+_[a-z_]+\b/g);
    assert.equal(codes, null, `codes in front of a reader: ${codes}`);
    assert.ok(statSync(files.example).size < 1_500_000);
  }));

for (const [name, options] of Object.entries({
  light: {}, dark: {colorScheme: "dark"}, phone: {viewport: PHONE, hasTouch: true}, "dark phone": {viewport: PHONE, colorScheme: "dark"},
})) {
  test(`axe finds nothing: ${name}`, () =>
    open(files.example, options, async (page) => {
      await buildAll(page);
      assert.deepEqual(await violations(page), []);
      await page.locator(".indicator").first().click();
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "scrolls sideways");
      await page.screenshot({path: `${out}${name.replace(" ", "-")}.png`});
    }));
}

test("every control is reached and worked by the keyboard", () =>
  open(files.example, {}, async (page) => {
    await buildAll(page);
    const all = await page.evaluate(() => {
      const wanted = [...document.querySelectorAll("button, a[href], input, select, summary, [tabindex='0']")].filter((e) => e.checkVisibility());
      wanted.forEach((e, i) => (e.dataset.stop = i));
      document.body.addEventListener("focusin", (e) => (e.target.dataset.reached = "yes"));
      return wanted.length;
    });
    for (let i = 0; i < all + 20; ++i) await page.keyboard.press("Tab");
    const missed = await page.evaluate(() => [...document.querySelectorAll("[data-stop]:not([data-reached])")].map((e) => e.outerHTML.slice(0, 120)));
    assert.deepEqual(missed, []);

    await page.locator(".indicator").first().focus();
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("#panel").isVisible());
    assert.equal(await page.evaluate(() => document.activeElement.id), "panel-title");
    await page.keyboard.press("Escape");
    assert.ok(!(await page.locator("#panel").isVisible()));
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains("indicator")));

    await page.locator(".timeline rect[tabindex='0']").focus();
    const first = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), first);
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("#panel .sentence").count() > 0);
  }));

test("each ledger opens the sentences of its rows, with outlet, time and chain", () =>
  open(files.example, {}, async (page) => {
    await buildAll(page);
    for (const table of await page.locator(".table").all()) {
      const button = table.locator("tbody button.opens").first();
      await button.click();
      const sentence = page.locator("#panel .sentence").first();
      assert.match(await sentence.locator(".source").textContent(), /\d{4}/);
      assert.ok((await sentence.locator(".said").textContent()).length > 10);
      await page.keyboard.press("Escape");
    }
  }));

test("tables sort and filter", () =>
  open(files.example, {}, async (page) => {
    await buildAll(page);
    const table = page.locator(".ledger-sources");
    const column = async () => table.locator("tbody tr td:first-child").allTextContents();
    await table.locator("th button").first().click();
    assert.equal(await table.locator("th").first().getAttribute("aria-sort"), "ascending");
    const up = await column();
    await table.locator("th button").first().click();
    assert.deepEqual(await column(), [...up].reverse());
    await table.locator("input").fill("arland");
    const some = await table.locator("tbody tr").allTextContents();
    assert.ok(some.length > 0 && some.length < up.length && some.every((t) => t.toLowerCase().includes("arland")));
    await table.locator("input").fill("no such word anywhere");
    assert.equal(await table.locator("tbody tr").count(), 0);
  }));

test("a hostile report stays text", () =>
  open(files.hostile, {}, async (page) => {
    assert.ok(statSync(files.hostile).size < 1_500_000);
    await buildAll(page);
    for (const button of (await page.locator("main button.opens").all()).slice(0, 40)) {
      await button.click();
      await page.keyboard.press("Escape");
    }
    assert.equal(await page.evaluate(() => window.stolen), undefined);
    assert.equal(await page.evaluate(() => document.querySelectorAll("img, iframe, object, embed, [onerror], [onload], script:not([type]) ~ script").length), 0);
    assert.ok((await page.locator("#brief").textContent()).includes(HOSTILE.slice(0, 20)));
    assert.deepEqual(await violations(page), []);
  }));

test("ten thousand rows open in two seconds and scroll smoothly", () =>
  open(files.long, {}, async (page) => {
    const ready = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
    console.log(`# 10,000 rows: ready after ${Math.round(ready)} ms`);
    assert.ok(ready < 2000, `ready after ${ready} ms`);
    await page.locator("#words_and_ground").scrollIntoViewIfNeeded();
    await page.waitForSelector(".ledger-words_and_ground tbody tr[aria-rowindex]");
    // The processor's time a step costs, script, layout and paint: what else the machine does is not the page's doing.
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", {timeDomain: "threadTicks"});
    const spent = async () => (await session.send("Performance.getMetrics")).metrics.find((m) => m.name === "TaskDuration").value * 1000;
    const before = await spent();
    const rows = await page.evaluate(async () => {
      const scroller = document.querySelector(".ledger-words_and_ground .scroller");
      for (let i = 0; i < 120; ++i) {
        scroller.scrollTop += 120; // a notch of the wheel every frame
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
      }
      return scroller.querySelectorAll("tr").length;
    });
    const cost = (await spent() - before) / 120;
    console.log(`# 10,000 rows: a frame of scrolling costs ${cost.toFixed(1)} ms, ${rows} rows in the page`);
    assert.ok(cost < 33 && rows < 60, `${cost} ms a frame, ${rows} rows`);
  }));

test("prints all of it on paper, with the sentences under their numbers", () =>
  open(files.long, {colorScheme: "dark"}, async (page) => {
    await page.pdf({path: `${out}print.pdf`, format: "A4"});
    const printed = await page.evaluate(() => {
      dispatchEvent(new Event("beforeprint"));
      return {sentences: document.querySelectorAll(".printed li").length, rows: document.querySelectorAll(".ledger-words_and_ground tbody tr").length};
    });
    assert.ok(printed.sentences > 10, `${printed.sentences} sentences`);
    assert.equal(printed.rows, 201);
    await page.emulateMedia({media: "print"});
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
    assert.ok(!(await page.locator("nav").isVisible()));
  }));
