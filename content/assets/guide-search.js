"use strict";
// The theme fetches its whole search index with every page. Here the index waits until somebody is about to search.
(() => {
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
})();
