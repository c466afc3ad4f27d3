using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NeuralNets.Samples.Report;

namespace NeuralNets.Samples;

/// <summary>One HTML file of chapters.</summary>
internal sealed class StoryPage(Story story)
{
    private const string Css = """
        nav ol { columns: 18rem; }
        h2 { border-top: 1px solid var(--faint); padding-top: 1.5rem; }
        p, ul { max-width: 44rem; }
        a { color: var(--blue); }
        table { margin: .5rem 0 1rem; }
        th:first-child { text-align: left; }
        figure { max-width: 30rem; }
        .pictures > figure { max-width: 9rem; }
        .pictures img { display: block; margin: 0 auto .2rem; }
        """;

    private readonly List<(Chapter Chapter, string Body, TimeSpan Time)> _chapters = [];

    private string Accuracy => $"{story.History.Epochs[^1].Metrics[0]:P2}";

    /// <summary>Lets a chapter be told.</summary>
    /// <returns>A line on how long that took.</returns>
    public string Add(Chapter chapter)
    {
        long start = Stopwatch.GetTimestamp();
        string body = chapter.Tell(story);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        _chapters.Add((chapter, body, time));
        return $"{_chapters.Count}. {chapter.Title}: {time.TotalSeconds:0.0} s";
    }

    public string ToHtml() => Unbroken($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>How a network learns to read digits</title>
        <style>
        {Style.Css}
        {Css}
        </style>
        </head>
        <body>
        <h1>How a network learns to read digits</h1>
        <p>This page was written by one run of a program. It begins with a single neuron and ends with a network of {story.Network.Layers.Count} layers and {story.Network.Parameters.Length:N0} parameters, which reads {Accuracy} of {story.Test.Count:N0} handwritten digits that it never saw in training. Every number and every picture was computed in that run.</p>
        <p class="note">C is the cost, w a weight, b a bias, z = Σ w·x + b the weighted sum of a neuron, a = σ(z) its activation, y what the output should be. In pictures of numbers, <span class="key orange">orange</span> is above 0 and <span class="key blue">blue</span> below; the largest has full colour.</p>
        <nav><ol>
        {string.Join('\n', _chapters.Select((told, i) => $"<li><a href=\"#chapter-{i + 1}\">{told.Chapter.Title}</a></li>"))}
        </ol></nav>
        {string.Join('\n', _chapters.Select((told, i) => $"<h2 id=\"chapter-{i + 1}\">{i + 1}. {told.Chapter.Title}</h2>\n{told.Body}\n<p class=\"note\">In code: <code>{told.Chapter.Calls}</code></p>"))}
        <h2>About this run</h2>
        <dl>
        <dt>Options</dt><dd><code>{Html.Encode(story.Options.Text is "" ? "(none)" : story.Options.Text)}</code></dd>
        <dt>Weights’ SHA-256</dt><dd><code>{Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(story.Network.Parameters)))}</code></dd>
        <dt>Training</dt><dd>{story.History.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):0.0} s</dd>
        <dt>Chapters</dt><dd>{string.Join(" + ", _chapters.Select(told => $"{told.Time.TotalSeconds:0.0}"))} s</dd>
        </dl>
        <p class="note">The same options give the same weights, to the last bit, on any machine and with any number of threads; only the seconds differ.</p>
        </body>
        </html>

        """);

    // A word joiner: no line ends within ∂C/∂w.
    private static string Unbroken(string html) => html.Replace("C/∂", "C/\u2060∂");
}
