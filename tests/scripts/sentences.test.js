import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, pick } from "../../content/assets/sentences.js";

const [zh, en, eo] = [
  { code: "zh", tag: "zh-CN" },
  { code: "en", tag: "en" },
  { code: "eo", tag: "eo" },
];

test("holes are filled, zero too, and what nobody gives stays", () => {
  assert.equal(fill("{count} of {all}, {name}", { count: 0, all: 7 }), "0 of 7, {name}");
  assert.equal(fill("{one} {toString}", { one: null }), "{one} {toString}");
});

test("what is filled in is not filled again", () => {
  assert.equal(fill("{one}{two}", { one: "{two}$&", two: "2" }), "{two}$&2");
});

test("a text comes in the first language that has it, and says which", () => {
  const texts = { zh: "自行车", en: "bicycle" };
  assert.deepEqual(pick(texts, [en, zh]), { words: "bicycle", language: en });
  assert.deepEqual(pick({ zh: "自行车", en: "" }, [en, zh]), { words: "自行车", language: zh });
  assert.deepEqual(pick({ zh: null, en: null }, [en, zh]), { words: "", language: undefined });
});

test("a third language needs no code: its own words, else those of the site's first language", () => {
  assert.deepEqual(pick({ zh: "自行车", en: "bicycle", eo: "biciklo" }, [eo, zh, en]).words, "biciklo");
  assert.deepEqual(pick({ zh: "自行车", en: "bicycle" }, [eo, zh, en]), { words: "自行车", language: zh });
});
