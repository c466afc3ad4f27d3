using System.Globalization;
using NeuralNets.Benchmarks.Cases;

namespace NeuralNets.Benchmarks;

/// <summary>The command line of everything but BenchmarkDotNet.</summary>
internal sealed class Options
{
    public Options(string[] arguments)
    {
        CommandLine = $"dotnet run -c Release --project benchmarks/NeuralNets.Core.Benchmarks -- {string.Join(' ', arguments)}";
        for (int i = 1; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} wants a value.");
            switch (arguments[i])
            {
                case "--threads": Threads = [.. value.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))]; break;
                case "--peers": Peers = value.Split(','); break;
                case "--filter": Filter = value; break;
                case "--quantile": Quantile = double.Parse(value, CultureInfo.InvariantCulture); break;
                case "--shapes": Shapes = [.. value.Split(',').Select(Shape)]; break;
                case "--output": Output = value; break;
                default: throw new ArgumentException($"Unknown option {arguments[i]}.");
            }
        }
    }

    public string CommandLine { get; }

    public int[] Threads { get; } = Environment.ProcessorCount > 1 ? [1, 2] : [1];

    /// <summary>Names; for a child.</summary>
    public string[] Peers { get; } = [];

    /// <summary>Only cases whose name holds one of these texts, separated by commas.</summary>
    public string? Filter { get; }

    /// <summary>Which of the sorted samples counts: ½ is the median; on a busy machine less is nearer the truth, for all peers alike.</summary>
    public double Quantile { get; } = 0.5;

    /// <summary>Only the products of these: rows × inputs × outputs, as in 32x784x128,10x784x30.</summary>
    public (int Rows, int Inputs, int Outputs)[]? Shapes { get; }

    /// <summary>Where the table goes too.</summary>
    public string? Output { get; }

    public IEnumerable<Case> Cases() =>
        (Shapes is not null ? KernelCase.Of(Shapes) : KernelCase.All.Concat<Case>(ElementwiseCase.All).Concat(StepCase.All)).Where(c => Takes(c.Name));

    /// <summary>Whether <see cref="Filter"/> lets it through.</summary>
    public bool Takes(string name) => Filter is null || Filter.Split(',').Any(text => name.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static (int Rows, int Inputs, int Outputs) Shape(string text)
    {
        int[] sizes = [.. text.Split('x', '×').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        return sizes.Length == 3 ? (sizes[0], sizes[1], sizes[2]) : throw new ArgumentException($"--shapes wants rows x inputs x outputs, not {text}.");
    }
}
