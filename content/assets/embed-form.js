// The form of the page for shops: from a product number or an article number to the snippet that stands on the
// product's own page, so that the snippet is written in one place only.
(() => {
  "use strict";
  const form = document.getElementById("maker");
  const box = document.getElementById("which");
  const told = document.getElementById("told");
  const made = document.getElementById("made");
  const { root, shared, prefix, none, gone, failed } = form.dataset;
  const NUMBER = /^[0-9A-HJKMNP-TV-Z]{9}$/;
  const GTIN = /^(?:[0-9]{8}|[0-9]{12,14})$/;

  const open = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw answer.status;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  // The page of an article number names its product in its canonical address.
  const numberOf = async (text) => {
    const plain = text.toUpperCase().replace(/[^0-9A-Z]/g, "");
    const bare = plain.startsWith(prefix) && plain.length === prefix.length + 9 ? plain.slice(prefix.length) : plain;
    if (NUMBER.test(bare)) return bare.toLowerCase();
    if (!GTIN.test(bare)) throw 404;
    const page = await open(`${shared}01/${bare.padStart(14, "0")}/`);
    const link = page.querySelector("link[rel=canonical]");
    if (!link) throw 404;
    return new URL(link.getAttribute("href")).pathname.split("/").at(-2);
  };
  const show = async () => {
    made.hidden = true;
    told.textContent = "";
    try {
      const page = await open(`${root}p/${await numberOf(box.value)}/`);
      const snippet = page.getElementById("snippet");
      told.textContent = snippet ? page.querySelector("h1").textContent : gone;
      made.textContent = snippet ? snippet.textContent : "";
      made.hidden = !snippet;
    } catch (problem) {
      told.textContent = problem === 404 ? none : failed;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
})();
