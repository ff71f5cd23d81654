// @ts-check
// Numbers of products and articles as people type them. The numbers of products are those of generator/model/product_number.py;
// tests hold the two together.

const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32
const LENGTH = 9;
const GTIN = /^(?:\d{8}|\d{12,14})$/;
const GTIN_LENGTH = 14;

/** @param {string} text */
export const isNumber = (text) => text.length === LENGTH && [...text].every((digit) => DIGITS.includes(digit));

/**
 * @param {string} text
 * @param {string} prefix
 */
const withoutPrefix = (text, prefix) =>
  text.length === prefix.length + LENGTH && text.startsWith(prefix) ? text.slice(prefix.length) : text;

/**
 * Returns what may be the number of a product, with spaces and hyphens or without, with the site's letters or without.
 *
 * @param {string} text
 * @param {string} prefix
 */
export const readNumber = (text, prefix) =>
  withoutPrefix(text.normalize("NFKC").toLowerCase().replace(/[\s-]/g, ""), prefix.toLowerCase());

/**
 * Returns the number of a product, or an article number with all its digits, or nothing where a text is neither.
 *
 * @param {string} text
 * @param {string} prefix
 * @returns {{ number: string } | { gtin: string } | null}
 */
export const readCode = (text, prefix) => {
  const plain = text.normalize("NFKC").toLowerCase();
  const bare = withoutPrefix(plain.replace(/[^0-9a-z]/g, ""), prefix.toLowerCase());
  if (isNumber(bare)) return { number: bare };
  return GTIN.test(bare) ? { gtin: bare.padStart(GTIN_LENGTH, "0") } : null;
};

/**
 * A number as it was typed; `holds` says whether its check fits, which is Luhn's in base 32.
 *
 * @typedef {object} Typed
 * @property {string} number
 * @property {boolean} isPrefixed
 * @property {boolean} holds
 * @property {boolean} hasDigit
 */

/**
 * Reads a product's number in any case, O for 0, I or L for 1, with the site's letters or without.
 *
 * @param {string} text as it is searched
 * @param {string} prefix in small letters
 * @returns {Typed | null}
 */
export const numberOf = (text, prefix) => {
  const bare = withoutPrefix(text, prefix);
  const number = bare.replace(/o/g, "0").replace(/[il]/g, "1");
  if (!isNumber(number)) return null;
  const weighed = [...number].reverse().map((digit, place) => DIGITS.indexOf(digit) * (1 + (place % 2)));
  const sum = weighed.reduce((total, each) => total + (each >> 5) + (each & 31), 0);
  return { number, isPrefixed: bare !== text, holds: sum % 32 === 0, hasDigit: /\d/.test(text) };
};

/**
 * Says whether somebody meant the number of a product and mistyped it. Without the site's letters it may be a word.
 *
 * @param {string} text as it is searched
 * @param {string} prefix in small letters
 * @param {number} count of what was found
 */
export const isMistyped = (text, prefix, count) => {
  const typed = numberOf(text, prefix);
  return typed !== null && !typed.holds && (typed.isPrefixed || (typed.hasDigit && count === 0));
};
