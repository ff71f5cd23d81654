import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Index } from "../../content/assets/search-index.js";

const ROOT = { version: "v1", languages: ["zh", "eo"], products: 3, block: 2, starts: ["", "c"] };
const said = (name) => ({ name, organisation: name.map(() => "Acme"), category: name.map(() => "bike") });
const block = (names, models) => ({
  ...{ number: models.map((model) => `number-${model}`), model: models, brand: models.map(() => "") },
  ...{ initials: models.map(() => "zxc"), ownerInitials: models.map(() => "") },
  ...{ zh: said(names), eo: said(names) },
});
/** Three products: a red bike, a blue bike, and one whose name has the grams of "blue" only in pieces. */
const FILES = {
  "root.json": ROOT,
  "v1/d0.json": { " category bike": [0, -2], blu: [1, -1], bike: [], "b7 =": [1] },
  "v1/d1.json": { lue: [1, -1], red: [0] },
  "v1/p0.json": block(["red bike", "blue bike"], ["a1", "b7"]),
  "v1/p1.json": block(["blu lue"], ["c9"]),
};
const asked = [];
const { fetch } = globalThis;

beforeEach(() => {
  asked.length = 0;
  globalThis.fetch = async (address) => {
    const name = String(address).replace("https://site.example/index/", "");
    asked.push(name);
    const content = FILES[name];
    return { ok: content !== undefined, status: 404, url: String(address), json: async () => structuredClone(content) };
  };
});
afterEach(() => {
  globalThis.fetch = fetch;
});

const found = async (question, facets = []) => {
  const index = await Index.open(new URL("https://site.example/index/root.json"));
  const finding = await index.find(question, facets, "tj");
  const rows = await finding.rows(10);
  return { numbers: rows.map(({ number }) => number), count: finding.count, isExact: finding.isExact, finding };
};

test("a name is found, and what has its grams only in pieces is not", async () => {
  const { numbers, count, isExact } = await found("Blue");
  assert.deepEqual([numbers, count, isExact], [["number-b7"], 1, true]);
});

test("a key is found at once, without a look at names", async () => {
  assert.deepEqual((await found("B-7")).numbers, ["number-b7"]);
});

test("facets narrow, and without a question they are the list", async () => {
  assert.deepEqual((await found("", [["category", "bike"]])).count, 3);
  assert.deepEqual((await found("", [["category", "beer"]])).count, 0);
});

test("a file is fetched once, however often it is needed", async () => {
  const { finding } = await found("blue");
  await finding.index.find("blue", [], "tj");
  assert.deepEqual(asked.toSorted(), [...new Set(asked)].toSorted());
});

test("a file that is missing is said", async () => {
  await assert.rejects(Index.open(new URL("https://site.example/index/none.json")), /404/);
});

test("a row has what is said in every language of the index", async () => {
  const { finding } = await found("red");
  assert.deepEqual(Object.keys(finding.index.row(0).said), ["zh", "eo"]);
});
