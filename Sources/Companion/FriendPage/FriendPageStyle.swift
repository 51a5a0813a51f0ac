extension FriendPage {
  /// How the page looks: on a phone and on a wide screen, by day and by night.
  static let style = """
    :root {
      --paper: #fbfaf7; --panel: #ffffff; --line: #dcd8cf; --text: #22252a; --soft: #5b616b;
      --ink: #1f2a44; --strong: #1a5fb4; --bar: #c3cbd8; --mark: #c01c28;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16181d; --panel: #1f232a; --line: #363c47; --text: #e7e5e0; --soft: #a5abb6;
        --ink: #f1efe8; --strong: #78aeed; --bar: #495263; --mark: #ff8a80;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0; background: var(--paper); color: var(--text);
      font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
    }
    main { max-width: 860px; margin: 0 auto; padding: 40px 20px 32px; }
    h1 { font-size: clamp(28px, 5vw, 42px); line-height: 1.15; margin: 0 0 12px; text-wrap: balance; }
    h2 { font-size: 22px; margin: 0 0 8px; }
    p { margin: 0 0 12px; max-width: 65ch; }
    section { margin-top: 44px; }
    svg {
      display: block; width: 100%; height: auto; fill: var(--ink); background: var(--panel);
      border: 1px solid var(--line); border-radius: 8px; shape-rendering: crispEdges;
    }
    .mark { fill: none; stroke: var(--mark); stroke-width: 0.35; }
    .hero { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 36px; align-items: center; margin-top: 28px; }
    .says { font-size: 21px; line-height: 1.35; }
    .says strong { font-size: 34px; color: var(--strong); }
    table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
    caption { text-align: left; color: var(--soft); font-size: 15px; padding-bottom: 6px; }
    th, td { padding: 2px 0; font-weight: normal; line-height: 1.3; }
    th { width: 1.4em; text-align: left; }
    td:last-child { width: 5.6em; text-align: right; white-space: nowrap; color: var(--soft); font-size: 15px; }
    .bar div { height: 14px; min-width: 2px; border-radius: 3px; background: var(--bar); }
    .answer th, .answer td:last-child { font-weight: 700; color: var(--text); }
    .answer .bar div { background: var(--strong); }
    .digits { display: grid; grid-template-columns: repeat(var(--all), minmax(0, 1fr)); gap: 10px; }
    .digits svg { border-radius: 6px; }
    figure { margin: 0; }
    figcaption { color: var(--soft); font-size: 14px; line-height: 1.35; padding-top: 6px; text-align: center; }
    .wrong svg { border-color: var(--mark); }
    .wrong figcaption { color: var(--mark); }
    .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 14px; }
    .card { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; }
    .card p { margin: 0; line-height: 1.35; }
    .card strong { display: block; font-size: 34px; line-height: 1.1; color: var(--strong); }
    .card .meaning { margin-top: 8px; color: var(--soft); font-size: 15px; }
    .pairs { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 24px; }
    .pair div { display: grid; grid-template-columns: 1fr 1fr; gap: 6px; }
    summary { cursor: pointer; font-size: 22px; font-weight: 700; }
    pre {
      overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 10px;
      padding: 14px 16px; font: 14px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    }
    footer { margin-top: 48px; border-top: 1px solid var(--line); padding-top: 14px; color: var(--soft); font-size: 15px; }
    @media (max-width: 640px) {
      main { padding-top: 24px; }
      .hero { grid-template-columns: minmax(0, 1fr); gap: 20px; }
      .hero > svg { max-width: 260px; margin: 0 auto; }
      .digits { grid-template-columns: repeat(var(--few), minmax(0, 1fr)); }
      .pairs { grid-template-columns: minmax(0, 1fr); max-width: 320px; }
    }
    """
}
