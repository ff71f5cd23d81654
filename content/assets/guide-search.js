"use strict";
// Two manners of the theme's search, mended from outside. Without this file the search still works, only worse.
(() => {
  // It fetches its whole index with every page. Here the index waits until somebody is about to search.
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    this.isSearchIndex = String(address).endsWith("/search/search_index.json");
    open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    const box = document.querySelector("[data-md-component=search-query]");
    if (!this.isSearchIndex || !box || box === document.activeElement) send.call(this, body);
    else box.addEventListener("focus", () => send.call(this, body), { once: true });
  };

  // It cuts Chinese questions into words of its index, but never looks at their last character. One more after it,
  // which is in no word, makes it see all. What begins no word of the index may stand within one.
  const SETUP = 0, QUESTION = 2;
  const { postMessage } = Worker.prototype;
  let words = new Set();
  const begins = (run) => [...run].some((_, last) => words.has(run.slice(0, last + 1)));
  const whole = (question) => question.replace(/\p{sc=Han}+/gu, (run) => (begins(run) ? `${run}〇` : `*${run}`));
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.type === SETUP) {
      words = new Set(message.data.docs.flatMap(({ title, text }) => `${title}\u200b${text}`.split(/[^\p{sc=Han}]+/u)));
    }
    const mended = message.type === QUESTION ? { ...message, data: whole(message.data) } : message;
    postMessage.call(this, mended, ...rest);
  };
})();
