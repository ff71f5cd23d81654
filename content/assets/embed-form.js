// @ts-check
// The form of the page for shops: from a product number or an article number to the snippet that stands on the
// product's own page, so that the snippet is written in one place only.
import { readCode } from "./product-number.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("maker"));
const box = /** @type {HTMLInputElement} */ (document.getElementById("which"));
const told = /** @type {HTMLElement} */ (document.getElementById("told"));
const made = /** @type {HTMLElement} */ (document.getElementById("made"));
const { root, shared, prefix = "", none = "", gone = "", failed = "" } = form.dataset;

/**
 * Opens a page; nothing where there is none.
 *
 * @param {string} address
 */
const open = async (address) => {
  const answer = await fetch(address);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

/**
 * Returns the number of the product that somebody means, as far as there is one. The page of an article number names
 * its product in its canonical address.
 *
 * @param {string} text
 */
const numberOf = async (text) => {
  const code = readCode(text, prefix);
  if (code === null || "number" in code) return code?.number;
  const page = await open(`${shared}01/${code.gtin}/`);
  const address = page?.querySelector("link[rel=canonical]")?.getAttribute("href");
  return address ? new URL(address).pathname.split("/").at(-2) : undefined;
};

/** @param {Document} page */
const tell = (page) => {
  const snippet = page.getElementById("snippet");
  told.textContent = snippet ? (page.querySelector("h1")?.textContent ?? "") : gone;
  made.textContent = snippet?.textContent ?? "";
  made.hidden = !snippet;
};

const show = async () => {
  made.hidden = true;
  told.textContent = "";
  try {
    const number = await numberOf(box.value);
    const page = number ? await open(`${root}p/${number}/`) : null;
    if (page) tell(page);
    else told.textContent = none;
  } catch {
    told.textContent = failed;
  }
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});
