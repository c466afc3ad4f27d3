using System.Text;

namespace NeuralNets.Samples.Report;

/// <summary>A confusion matrix as a table: the diagonal shaded by recall, the mistakes by how often they occur.</summary>
internal static class ConfusionTable
{
    public static string ToHtml(ConfusionMatrix matrix)
    {
        int[] classes = [.. Enumerable.Range(0, matrix.Classes)];
        long most = Math.Max(1, classes.Max(actual => classes.Max(answer => answer == actual ? 0 : matrix[actual, answer])));
        var html = new StringBuilder("<table class=\"confusion\">\n");
        html.AppendLine($"<thead><tr><th scope=\"col\">digit</th>{Join(classes, answer => $"<th scope=\"col\">{answer}</th>")}<th scope=\"col\">recall</th></tr></thead>");
        html.AppendLine("<tbody>");
        foreach (int actual in classes)
            html.AppendLine($"<tr><th scope=\"row\">{actual}</th>{Join(classes, answer => Cell(actual, answer))}<td>{matrix.Recall(actual):0.000}</td></tr>");
        html.AppendLine("</tbody>");
        html.AppendLine($"<tfoot><tr><th scope=\"row\">precision</th>{Join(classes, answer => $"<td>{matrix.Precision(answer):0.000}</td>")}<td>{matrix.Accuracy:0.0000}</td></tr></tfoot>");
        return html.Append("</table>").ToString();

        string Cell(int actual, int answer)
        {
            long count = matrix[actual, answer];
            if (count == 0)
                return "<td></td>";
            (string kind, double share) = actual == answer ? ("right", matrix.Recall(actual)) : ("wrong", (double)count / most);
            return $"<td class=\"{kind}\" style=\"--share: {share:0.##}\">{count}</td>";
        }
    }

    private static string Join(IEnumerable<int> classes, Func<int, string> cell) => string.Concat(classes.Select(cell));
}
