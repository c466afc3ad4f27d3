using System.Globalization;

namespace NeuralNets.Benchmarks.Quick;

/// <summary>What the children reported.</summary>
internal sealed class Results
{
    private readonly Dictionary<(int Threads, string Peer, string Case), Measurement> _times = [];

    public required int[] Threads { get; init; }

    /// <summary>Peers that did not run, with the reason.</summary>
    public SortedDictionary<string, string> Missing { get; } = [];

    public SortedDictionary<string, string> Versions { get; } = [];

    public void Add(int threads, string[] fields)
    {
        switch (fields)
        {
            case ["missing", var peer, var reason]:
                Missing[peer] = reason;
                break;
            case ["version", var peer, var version]:
                Versions[peer] = version;
                break;
            case ["time", var peer, var name, var seconds, var bytes]:
                _times[(threads, peer, name)] = new(Number(seconds), Number(bytes));
                break;
        }
    }

    public Measurement? Of(int threads, string peer, string name) =>
        _times.TryGetValue((threads, peer, name), out Measurement measurement) ? measurement : null;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
