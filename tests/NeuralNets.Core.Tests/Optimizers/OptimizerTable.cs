using System.Text.Json;

namespace NeuralNets.Tests.Optimizers;

/// <summary>
/// Every run of the golden file is a row, and every property of this folder holds for every row. A new optimizer is a line in
/// <see cref="Create"/>, its formula in <see cref="OptimizerReference"/>, and its runs.
/// </summary>
public static class OptimizerTable
{
    internal static JsonElement Root { get; } = Golden.Root("optimizers.json");

    internal static IReadOnlyDictionary<string, JsonElement> Runs { get; } =
        Root.GetProperty("runs").EnumerateArray().Select((run, i) => (Key: $"{i + 1}: {run.GetProperty("optimizer").GetString()}", Run: run)).ToDictionary(row => row.Key, row => row.Run);

    public static TheoryData<string> All => [.. Runs.Keys];

    /// <summary>All runs, rules for matrices, and settings that no run has.</summary>
    internal static IReadOnlyDictionary<string, Optimizer> Rows { get; } = Runs.ToDictionary(run => run.Key, run => Create(run.Value))
        .Concat(new Dictionary<string, Optimizer>
        {
            ["Adam with everything"] = new Adam(0.01, weightDecay: 0.1, amsgrad: true) { Clip = Clip.Norm(0.5), L1 = 0.02 },
            ["AdamW with L1, clipped by value"] = new AdamW(0.01, weightDecay: 0.1) { Clip = Clip.Value(0.3), L1 = 0.02 },
            ["RMSProp, biases exempt"] = new RMSProp(0.01, centered: true, momentum: 0.5, weightDecay: 0.1) { DecayBiases = false },
            ["Adafactor with decay"] = new Adafactor(0.05, decoupledWeightDecay: 0.1) { DecayBiases = false, L1 = 0.01, Clip = Clip.Norm(0.5) },
            ["Muon"] = new Muon(0.02),
            ["Muon with everything"] = new Muon(0.02, nesterov: false) { AppliesToOutputLayer = true, Others = new NAdam() { L1 = 0.1 }, Clip = Clip.Norm(0.5) },
        }).ToDictionary();

    public static TheoryData<string> RowNames => [.. Rows.Keys];

    /// <summary>The optimizer of a run.</summary>
    internal static Optimizer Create(JsonElement run)
    {
        var p = new Parameters(run.GetProperty("params"));
        Optimizer optimizer = run.GetProperty("optimizer").GetString() switch
        {
            "SGD" => new SGD(p["lr"], p["momentum"], p["dampening"], p.Flag("nesterov"), p["weightDecay"]),
            "AdaGrad" => new AdaGrad(p["lr"], p["lrDecay"], p["initialAccumulator"], p["eps"], p["weightDecay"]),
            "RMSProp" => new RMSProp(p["lr"], p["alpha"], p["eps"], p["momentum"], p.Flag("centered"), p["weightDecay"]),
            "AdaDelta" => new AdaDelta(p["lr"], p["rho"], p["eps"], p["weightDecay"]),
            "Adam" => new Adam(p["lr"], p["beta1"], p["beta2"], p["eps"], p["weightDecay"], p.Flag("amsgrad")),
            "AdamW" => new AdamW(p["lr"], p["beta1"], p["beta2"], p["eps"], p["weightDecay"], p.Flag("amsgrad")),
            "Adamax" => new Adamax(p["lr"], p["beta1"], p["beta2"], p["eps"], p["weightDecay"]),
            "NAdam" => new NAdam(p["lr"], p["beta1"], p["beta2"], p["eps"], p["momentumDecay"], p["weightDecay"]),
            "RAdam" => new RAdam(p["lr"], p["beta1"], p["beta2"], p["eps"], p["weightDecay"]),
            "Lion" => new Lion(p["lr"], p["beta1"], p["beta2"], p["weightDecay"]),
            "Rprop" => new Rprop(p["lr"], p["etaMinus"], p["etaPlus"], p["minStep"], p["maxStep"]),
            "Adafactor" => new Adafactor(p["lr"], p["beta2Decay"], p["eps1"], p["eps2"], p["d"], p["decoupledWeightDecay"]),
            string name => throw new InvalidOperationException($"{name} is not in the table."),
            null => throw new InvalidOperationException("A run without a name."),
        };
        p.AssertAllRead();
        return run.TryGetProperty("clip", out JsonElement clip) ? optimizer with { Clip = CreateClip(clip) } : optimizer;
    }

    internal static Clip CreateClip(JsonElement clip)
    {
        double limit = clip.GetProperty("limit").GetDouble();
        return clip.GetProperty("kind").GetString() == "norm" ? Clip.Norm(limit) : Clip.Value(limit);
    }

    // What a run does not mention is 0 or false. What it mentions must have been read.
    private sealed class Parameters(JsonElement json)
    {
        private readonly HashSet<string> _read = [];

        public double this[string name] => Find(name) is { } value ? value.GetDouble() : 0;

        public bool Flag(string name) => Find(name)?.GetBoolean() ?? false;

        public void AssertAllRead() => Assert.Empty(json.EnumerateObject().Select(property => property.Name).Except(_read));

        private JsonElement? Find(string name)
        {
            _read.Add(name);
            return json.TryGetProperty(name, out JsonElement value) ? value : null;
        }
    }
}
