using System.Text.Json;

namespace NeuralNets.Tests.Optimizers.Schedules;

/// <summary>Every schedule is a row, made anew on each call: the golden ones by number and name, and what is composed of them.</summary>
public static class ScheduleTable
{
    private static readonly JsonElement[] s_golden = [.. Golden.Root("schedules.json").GetProperty("schedules").EnumerateArray()];

    private static readonly Dictionary<string, Func<Schedule>> s_composed = new()
    {
        ["converted from a number"] = () => 0.25,
        ["warm-up, then one cycle"] = () => Schedule.Warmup(5, Schedule.OneCycle(0.1, 20)),
        ["three in a row"] = () => Schedule.Constant(0.1).Then(3, Schedule.Exponential(0.1, 0.9)).Then(10, Schedule.Constant(0.01)),
        ["scaled"] = () => Schedule.Step(0.1, 7, 0.5).Scale(2),
        ["a scaled warm-up to a plateau"] = () => Schedule.Warmup(5, Schedule.ReduceOnPlateau(0.1)).Scale(2),
    };

    public static TheoryData<string> GoldenRows => [.. s_golden.Select(Name).Where(name => !name.Contains("ReduceOnPlateau"))];
    public static TheoryData<string> Plateaus => [.. s_golden.Select(Name).Where(name => name.Contains("ReduceOnPlateau"))];
    public static TheoryData<string> All => [.. s_golden.Select(Name), .. s_composed.Keys];

    internal static JsonElement GoldenRow(string name) => s_golden.Single(row => Name(row, Array.IndexOf(s_golden, row)) == name);

    internal static Schedule Create(string name) => s_composed.TryGetValue(name, out var create) ? create() : Create(GoldenRow(name));

    private static string Name(JsonElement row, int index) => $"{index}: {row.GetProperty("name").GetString()}";

    private static Schedule Create(JsonElement row)
    {
        JsonElement settings = row.GetProperty("params");
        double D(string name) => settings.GetProperty(name).GetDouble();
        int N(string name) => settings.GetProperty(name).GetInt32();
        bool Is(string name, string value) => settings.GetProperty(name).GetString() == value;
        return row.GetProperty("name").GetString() switch
        {
            "Constant" => Schedule.Constant(lr: D("lr")),
            "ConstantFactor" => Schedule.ConstantFactor(lr: D("lr"), factor: D("factor"), totalSteps: N("totalSteps")),
            "Step" => Schedule.Step(lr: D("lr"), stepSize: N("stepSize"), gamma: D("gamma")),
            "MultiStep" => Schedule.MultiStep(lr: D("lr"), milestones: [.. settings.GetProperty("milestones").EnumerateArray().Select(m => m.GetInt32())], gamma: D("gamma")),
            "Exponential" => Schedule.Exponential(lr: D("lr"), gamma: D("gamma")),
            "InverseTime" => Schedule.InverseTime(lr: D("lr"), decay: D("decay")),
            "CosineAnnealing" => Schedule.CosineAnnealing(lr: D("lr"), lrMin: D("lrMin"), tMax: N("tMax"), afterEnd: Is("afterEnd", "hold") ? AfterEnd.Hold : AfterEnd.Periodic),
            "CosineWarmRestarts" => Schedule.CosineWarmRestarts(lr: D("lr"), lrMin: D("lrMin"), t0: N("t0"), tMult: N("tMult")),
            "LinearWarmup" => Schedule.LinearWarmup(lr: D("lr"), startFactor: D("startFactor"), endFactor: D("endFactor"), totalSteps: N("totalSteps")),
            "LinearDecay" => Schedule.LinearDecay(lr: D("lr"), startFactor: D("startFactor"), endFactor: D("endFactor"), totalSteps: N("totalSteps")),
            "WarmupCosine" => Schedule.WarmupCosine(lr: D("lr"), startFactor: D("startFactor"), warmupSteps: N("warmupSteps"), totalSteps: N("totalSteps"), lrMin: D("lrMin")),
            "Polynomial" => Schedule.Polynomial(lr: D("lr"), totalSteps: N("totalSteps"), power: D("power")),
            "OneCycle" => Schedule.OneCycle(maxLr: D("maxLr"), totalSteps: N("totalSteps"), pctStart: D("pctStart"), divFactor: D("divFactor"), finalDivFactor: D("finalDivFactor"),
                anneal: Is("anneal", "cos") ? Annealing.Cosine : Annealing.Linear, threePhase: settings.GetProperty("threePhase").GetBoolean()),
            "Cyclic" => Schedule.Cyclic(lr: D("lr"), maxLr: D("maxLr"), stepUp: N("stepUp"), stepDown: N("stepDown"),
                mode: Is("mode", "triangular") ? CyclicMode.Triangular : Is("mode", "triangular2") ? CyclicMode.Triangular2 : CyclicMode.ExpRange,
                gamma: settings.TryGetProperty("gamma", out JsonElement gamma) ? gamma.GetDouble() : 1),
            "ReduceOnPlateau" => Schedule.ReduceOnPlateau(lr: D("lr"), mode: Is("mode", "min") ? PlateauMode.Min : PlateauMode.Max, factor: D("factor"), patience: N("patience"), threshold: D("threshold"),
                thresholdMode: Is("thresholdMode", "rel") ? ThresholdMode.Relative : ThresholdMode.Absolute, cooldown: N("cooldown"), minLr: D("minLr"), eps: D("eps")),
            string other => throw new InvalidOperationException($"{other} has no row."),
            null => throw new InvalidOperationException("A row without a name."),
        };
    }
}
