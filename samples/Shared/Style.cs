namespace NeuralNets.Samples.Report;

internal static class Style
{
    /// <summary>For light and dark; nothing is loaded.</summary>
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1f2328; --faint: #d0d7de; --soft: #59636e; --paper: #ffffff; --orange: #c2660a; --blue: #2563eb; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6edf3; --faint: #3d444d; --soft: #9198a1; --paper: #0d1117; --orange: #f0883e; --blue: #6ea8fe; }
          img.ink { filter: invert(1); }
        }
        body { margin: 2rem auto; padding: 0 1rem; max-width: 60rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
        h1, h2 { line-height: 1.2; }
        h2 { margin-top: 2.5rem; }
        code, pre { font-family: ui-monospace, monospace; font-size: .85rem; overflow-wrap: anywhere; }
        pre { overflow-x: auto; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
        dt, figcaption, .note { color: var(--soft); }
        dd, figure { margin: 0; }
        .row { display: flex; flex-wrap: wrap; gap: 1rem; }
        .row > figure { flex: 1 1 20rem; }
        .pictures > figure { flex: 0 0 auto; text-align: center; font-size: .8rem; line-height: 1.3; }
        .wide { overflow-x: auto; }
        svg { width: 100%; height: auto; }
        svg text { fill: var(--soft); font-size: 12px; }
        .grid { stroke: var(--faint); }
        polyline { fill: none; stroke-width: 2; }
        polyline.orange { stroke: var(--orange); stroke-dasharray: 5 3; }
        polyline.blue { stroke: var(--blue); }
        circle.orange, rect.orange, .key.orange { fill: var(--orange); color: var(--orange); }
        circle.blue, rect.blue, .key.blue { fill: var(--blue); color: var(--blue); }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
        th, td { padding: .3rem .6rem; text-align: right; font-weight: normal; }
        th { color: var(--soft); }
        th.text, td.text { text-align: left; }
        .confusion tbody td { border: 1px solid var(--faint); }
        .right { background: color-mix(in srgb, var(--blue) calc(var(--share) * 35%), transparent); }
        .wrong { background: color-mix(in srgb, var(--orange) calc(var(--share) * 55%), transparent); }
        img { image-rendering: pixelated; border: 1px solid var(--faint); }
        img.ink { border-color: transparent; }
        """;
}
