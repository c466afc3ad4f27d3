using System.Text;
using NeuralNets.Persistence;

namespace NeuralNets.FunctionPage;

/// <summary>functions.md and its plots, from the table of built-ins and the XML documentation of the library.</summary>
internal static class Page
{
    public const string PlotFolder = "functions";

    private const string Head = """
        # Functions

        Every activation, cost and initializer of the library: its settings with their defaults, its formula, where it comes from and
        what it looks like. In the formulas z is a weighted sum, a an output, y a target, n the number of values in a row.

        This page is written by `dotnet run --project tools/FunctionPage` from the table of built-ins and the documentation in the
        code; a test compares the two.
        """;

    private const string ActivationNote = """
        Plots show the value a (solid) and its derivative a′ (dashed) with the default settings. Those that work on a whole row
        (softmax and its kin) are shown by the first of two values, z, while the other is 0.
        """;

    private const string CostNote = """
        Plots show the cost C (solid) of one example and its derivative in the output, ∂C/∂a (dashed), with the default settings;
        under each stands the target.
        """;

    private const string LayerNote = "These learn or draw, so they are layers of their own, not activations of a Dense.";

    /// <summary>Text by file name, relative to the folder of the documentation.</summary>
    public static SortedDictionary<string, string> Files()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var page = new StringBuilder().AppendLine(Head);

        Section(page, "Activations", ActivationNote, typeof(Activation), BuiltIns.Activations, row =>
            Add(files, "activation-" + row.Name, FunctionPlot.Of(row.Name, row.Create(Defaults(row)))));
        Layers(page);
        Section(page, "Costs", CostNote, typeof(Cost), BuiltIns.Costs, row =>
        {
            CostScene scene = CostScene.Of(row.Name);
            string image = Add(files, "cost-" + row.Name, scene.Plot(row.Name, row.Create(Defaults(row))));
            return $"{image}\n\nPlotted for {scene.Caption}.";
        });
        Section(page, "Initializers", null, typeof(Initializer), BuiltIns.Initializers, _ => null);

        files.Add("functions.md", page.ToString().ReplaceLineEndings("\n"));
        return files;
    }

    private static void Section<TFunction>(StringBuilder page, string title, string? note, Type names, IEnumerable<BuiltIn<TFunction>> rows, Func<BuiltIn<TFunction>, string?> illustrate)
    {
        page.Append($"\n## {title}\n");
        if (note is not null)
            page.Append($"\n{note}\n");
        foreach (BuiltIn<TFunction> row in rows)
            page.Append(new Entry(names, row.Name).ToMarkdown(illustrate(row)));
        // What is made of other functions has no row of its own: nothing to plot, but something to say.
        foreach (string name in Entry.Names(names).Except(rows.Select(row => row.Name)).Order(StringComparer.Ordinal))
            page.Append(new Entry(names, name).ToMarkdown(null));
    }

    private static void Layers(StringBuilder page)
    {
        page.Append($"\n## Activations that learn or draw\n\n{LayerNote}\n");
        foreach (Type layer in new[] { typeof(PReLU), typeof(RReLU), typeof(GumbelSoftmax) })
            page.Append(new Entry(layer).ToMarkdown(null));
    }

    private static double[] Defaults<TFunction>(BuiltIn<TFunction> row) => [.. row.Settings.Select(setting => setting.Default)];

    private static string Add(SortedDictionary<string, string> files, string name, string svg)
    {
        string path = $"{PlotFolder}/{name}.svg";
        files.Add(path, svg);
        return $"![Plot]({path})";
    }
}
