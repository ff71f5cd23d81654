import assert from "node:assert/strict";
import { test } from "node:test";
import { isMistyped, isNumber, numberOf, readCode, readNumber } from "../../content/assets/product-number.js";

test("a number has nine characters of Crockford's base 32, in small letters", () => {
  assert.ok(isNumber("kfz73jh9q"));
  for (const text of ["", "kfz73jh9", "kfz73jh9qq", "KFZ73JH9Q", "kfz73jh9u", "kfz73jh9l", "kfz73jh9é"]) {
    assert.ok(!isNumber(text), text);
  }
});

test("a number is read with hyphens, spaces and the site's letters, or without", () => {
  for (const text of ["kfz73jh9q", "TJ-KFZ7-3JH9-Q", "tj kfz7 3jh9 q", "ＫＦＺ７３ＪＨ９Ｑ"]) {
    assert.equal(readNumber(text, "TJ"), "kfz73jh9q");
  }
  assert.equal(readNumber("TJkfz7", "TJ"), "tjkfz7");
  assert.equal(readNumber("BJ-KFZ7-3JH9-Q", "TJ"), "bjkfz73jh9q");
});

test("a shop types the number of a product or that of an article", () => {
  assert.deepEqual(readCode("TJ-KFZ7-3JH9-Q", "TJ"), { number: "kfz73jh9q" });
  assert.deepEqual(readCode("6901234567892", "TJ"), { gtin: "06901234567892" });
  assert.deepEqual(readCode("9638 5074", "TJ"), { gtin: "00000096385074" });
  for (const text of ["", "690123456789a", "123456789012345", "12345678901", "?"])
    assert.equal(readCode(text, "TJ"), null);
});

test("a number's check is told, and what the eye confuses is mended", () => {
  const expected = { number: "kfz73jh9q", isPrefixed: false, holds: true, hasDigit: true };
  assert.deepEqual(numberOf("kfz73jh9q", "tj"), expected);
  assert.deepEqual(numberOf("tjkfz73jh9q", "tj"), { ...expected, isPrefixed: true });
  assert.equal(numberOf("kzf73jh9q", "tj").holds, false);
  assert.equal(numberOf("ooooooooo", "tj").number, "000000000");
  assert.equal(numberOf("ililililo", "tj").number, "111111110");
  assert.equal(numberOf("自行车", "tj"), null);
});

test("a mistyped number is told from a word of nine letters and from a model", () => {
  assert.ok(isMistyped("tjkfz73jh9x", "tj", 5));
  assert.ok(isMistyped("kfz73jh9x", "tj", 0));
  assert.ok(!isMistyped("kfz73jh9x", "tj", 1));
  assert.ok(!isMistyped("nosuchone", "tj", 0));
  assert.ok(!isMistyped("kfz73jh9q", "tj", 0));
});
