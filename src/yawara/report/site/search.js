// Adds a search to pages that are whole without it. The data lie beside, as a script of their own.
(function () {
  "use strict";
  var MOST = 60, AROUND = 30, LONG = 110;
  var place = document.getElementById("_find");
  if (!place) { return; }
  var said = place.dataset;
  var plain = function (text) { return text.normalize("NFKC").toLowerCase(); };
  var make = function (name, given, text) {
    var made = document.createElement(name);
    Object.keys(given || {}).forEach(function (key) { made.setAttribute(key, given[key]); });
    if (text) { made.textContent = text; }
    return made;
  };
  var field = make("input", { type: "search", id: "_query", placeholder: said.hint, autocomplete: "off",
    "aria-controls": "_results", "aria-keyshortcuts": "/", title: said.keys });
  var results = make("div", { id: "_results", role: "region", "aria-label": said.label });
  var count = make("p", { role: "status", class: "small" });
  var list = make("ol");
  results.append(count, list);
  results.hidden = true;
  place.append(make("label", { "for": "_query" }, said.label), field);
  place.after(results);
  place.hidden = false;

  var data = null, asked = false;
  var load = function () {
    if (asked) { return; }
    asked = true;
    var script = make("script", { src: said.index });
    script.onload = function () {
      data = (window.yawaraIndex || []).map(function (one) {
        return { page: one[0], kind: one[1], id: one[2], title: one[3], where: one[4], text: one[5], old: one[7],
          name: plain([one[2], one[3], one[6]].join("\n")), all: plain(one.slice(2, 7).join("\n")) };
      });
      show();
    };
    script.onerror = function () { count.textContent = said.failed; asked = false; };
    document.head.append(script);
  };

  // A piece of the text around the first word that stands in it, the word marked.
  var excerpt = function (one, words) {
    var text = one.text, at = -1, word = "";
    var same = plain(text);
    if (same.length === text.length) {
      words.some(function (w) { at = same.indexOf(w); word = w; return at >= 0; });
    }
    var from = at > AROUND ? at - AROUND : 0;
    var piece = make("span", { class: "text" });
    if (at < 0) {
      piece.textContent = text.slice(0, LONG) + (text.length > LONG ? "…" : "");
      return piece;
    }
    piece.append((from ? "…" : "") + text.slice(from, at), make("mark", {}, text.slice(at, at + word.length)),
      text.slice(at + word.length, from + LONG) + (text.length > from + LONG ? "…" : ""));
    return piece;
  };

  var entry = function (one, words) {
    var link = make("a", { href: said.root + one.page });
    var where = [one.kind, one.id, one.where].filter(Boolean).join(" · ");
    link.append(make("span", { class: "title" }, one.title || one.id), " ",
      make("span", { class: "where" }, where + (one.old ? " · " + said.old : "")));
    if (one.text) { link.append(excerpt(one, words)); }
    var item = make("li");
    item.append(link);
    return item;
  };

  // In the name first, in the text after; what is not in force comes last.
  var rank = function (one, words) {
    var named = words.every(function (word) { return one.name.indexOf(word) >= 0; });
    return (one.old ? 2 : 0) + (named ? 0 : 1);
  };

  var show = function () {
    var words = plain(field.value).split(/\s+/).filter(Boolean);
    results.hidden = !words.length;
    if (!words.length) { return; }
    if (!data) { count.textContent = said.loading; load(); return; }
    var found = data.filter(function (one) {
      return words.every(function (word) { return one.all.indexOf(word) >= 0; });
    });
    found = found.map(function (one, at) { return { one: one, at: at, rank: rank(one, words) }; });
    found.sort(function (a, b) { return a.rank - b.rank || a.at - b.at; });
    list.replaceChildren.apply(list, found.slice(0, MOST).map(function (hit) { return entry(hit.one, words); }));
    var more = found.length > MOST ? " " + said.more.replace("{shown}", MOST) : "";
    count.textContent = found.length ? said.found.replace("{count}", found.length) + more : said.none;
  };

  var close = function () { results.hidden = true; };
  field.addEventListener("focus", load);
  field.addEventListener("input", show);
  field.addEventListener("focus", show);
  results.addEventListener("click", function (event) {
    if (event.target.closest("a")) { close(); }
  });
  document.addEventListener("click", function (event) {
    if (!results.contains(event.target) && !place.contains(event.target)) { close(); }
  });
  document.addEventListener("keydown", function (event) {
    var links = Array.prototype.slice.call(list.querySelectorAll("a"));
    var here = links.indexOf(document.activeElement);
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test((document.activeElement || {}).tagName || "");
    if (event.isComposing) { return; }
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "Escape" && !results.hidden) {
      close();
      field.focus();
      close();
    } else if (!results.hidden && (here >= 0 || document.activeElement === field)) {
      if (event.key === "ArrowDown" && links[here + 1]) {
        event.preventDefault();
        links[here + 1].focus();
      } else if (event.key === "ArrowUp" && here >= 0) {
        event.preventDefault();
        (links[here - 1] || field).focus();
      } else if (event.key === "Enter" && here < 0 && links[0]) {
        event.preventDefault();
        links[0].click();
      }
    }
  });
  // Paper shows what the screen folds.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (fold) { fold.open = true; });
  });
})();
