namespace NeuralNets.Kernels;

/// <summary>A run of parameters that are treated alike, and where what is remembered of them lies.</summary>
internal readonly record struct UpdatePart(int Parameter, int State, int Count, bool Decays);

/// <summary>
/// Which parameters an update moves, cut into parts for the team. State is compact: what is remembered of the first parameter
/// of the plan stands first.
/// </summary>
internal sealed class UpdatePlan
{
    // The values of a part and their state stay in a second-level cache; a thread is worth waking for one.
    public const int ValuesPerPart = 1 << 14;

    private readonly List<UpdatePart> _runs = [];

    /// <summary>How many parameters there are in all.</summary>
    public int Length { get; private set; }

    public UpdatePart[] Parts { get; private set; } = [];

    /// <summary>A plan of one run from 0.</summary>
    public static UpdatePlan Of(int length, bool decays = true)
    {
        var plan = new UpdatePlan();
        plan.Add(0, length, decays);
        return plan;
    }

    /// <summary>Adds parameters; a run that goes on where the last ended is one with it.</summary>
    public void Add(int parameter, int count, bool decays)
    {
        if (_runs.Count > 0 && _runs[^1] is var last && last.Parameter + last.Count == parameter && last.Decays == decays)
            _runs[^1] = last with { Count = last.Count + count };
        else
            _runs.Add(new UpdatePart(parameter, Length, count, decays));
        Length += count;
        Parts = [.. _runs.SelectMany(Cut)];
    }

    /// <summary>How many threads the work is worth.</summary>
    public int Threads(int maxThreads) => Math.Clamp(Length / ValuesPerPart, 1, maxThreads);

    private static IEnumerable<UpdatePart> Cut(UpdatePart run)
    {
        for (int first = 0; first < run.Count; first += ValuesPerPart)
            yield return run with { Parameter = run.Parameter + first, State = run.State + first, Count = Math.Min(ValuesPerPart, run.Count - first) };
    }
}
