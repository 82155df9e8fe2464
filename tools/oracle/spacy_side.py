"""What spaCy says of a text, in the columns that the engine prints; and how sure it was (the float ties)."""
import pathlib
import tempfile
import warnings
import zipfile

import numpy
import spacy

COLUMNS = ("span", "tag", "pos", "morph", "lemma", "head", "dep", "ent", "sent")
TIE = 1e-4


def load(pipeline):
    """A pipeline folder, a folder above one, or a wheel; senter stays disabled, as published."""
    warnings.simplefilter("ignore")
    path = pathlib.Path(pipeline)
    if path.suffix == ".whl":
        folder = tempfile.mkdtemp(prefix="oracle-")
        zipfile.ZipFile(path).extractall(folder)
        path = pathlib.Path(folder)
    found = [p.parent for p in sorted(path.rglob("config.cfg")) if (p.parent / "meta.json").exists()]
    if not found:
        raise SystemExit(f"{pipeline}: no pipeline inside")
    return spacy.load(found[0])


def rows(doc):
    """One tuple in the order of COLUMNS for each token; span in code points, ent in BILUO."""
    ents = ["O"] * len(doc)
    for ent in doc.ents:
        last = ent.end - 1
        for i in range(ent.start, ent.end):
            kind = "U" if ent.start == last else "B" if i == ent.start else "L" if i == last else "I"
            ents[i] = f"{kind}-{ent.label_}"
    starts = {s.start for s in doc.sents} if len(doc) else set()
    return [((t.idx, t.idx + len(t)), t.tag_, t.pos_, str(t.morph), t.lemma_, t.head.i, t.dep_, ents[t.i], t.i in starts)
            for t in doc]


def prepared(nlp, text, until):
    """The text after all pipes before `until`."""
    doc = nlp.make_doc(text)
    for name, pipe in nlp.pipeline:
        if name == until:
            break
        doc = pipe(doc)
    return doc


def tag_margin(nlp, text, i):
    """Best minus second score of the tagger at token i."""
    doc = prepared(nlp, text, "tagger")
    scores = numpy.sort(nlp.get_pipe("tagger").model.predict([doc])[0][i])
    return float(scores[-1] - scores[-2])


def decode(nlp, text, pipe_name, flip=None):
    """Decodes step by step. Returns the doc's rows and, of each step, (margin, second best valid class).

    At step `flip` the second best valid class is taken instead of the best.
    """
    doc = prepared(nlp, text, pipe_name)
    pipe = nlp.get_pipe(pipe_name)
    states = pipe.moves.init_batch([doc])
    step_model = pipe.model.predict([doc])
    names = pipe.move_names
    steps = []
    while not states[0].is_final():
        scores = step_model.predict(states)
        order = numpy.argsort(-scores[0], kind="stable")
        valid = []
        for c in order:
            if pipe.moves.is_valid(states[0], names[c]):
                valid.append(int(c))
                if len(valid) == 2:
                    break
        margin = float(scores[0][valid[0]] - scores[0][valid[1]]) if len(valid) == 2 else float("inf")
        steps.append((margin, valid[-1]))
        if flip == len(steps) - 1:
            scores[0][valid[1]] = scores[0][valid[0]] + 1
        pipe.transition_states(states, numpy.ascontiguousarray(scores))
    pipe.set_annotations([doc], states)
    step_model.clear_memory()
    return rows(doc), steps


def transition_tie(nlp, text, pipe_name, wanted, columns, raw):
    """(step, margin) of a near tie that, decided the other way, gives `wanted` in `columns`; None if there is none.

    `raw` makes rows comparable (it takes out what later pipes change).
    """
    _, steps = decode(nlp, text, pipe_name)
    keep = [COLUMNS.index(c) for c in columns]
    goal = [tuple(r[k] for k in keep) for r in wanted]  # already raw
    for at, (margin, _) in enumerate(steps):
        if margin >= TIE:
            continue
        flipped, _ = decode(nlp, text, pipe_name, flip=at)
        if [tuple(r[k] for k in keep) for r in raw(flipped)] == goal:
            return at, margin
    return None
