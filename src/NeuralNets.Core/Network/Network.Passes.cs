using NeuralNets.Kernels;

namespace NeuralNets;

// The forward and the backward pass. Shapes: inputs [rows × InputSize], targets [rows × TargetWidth], value s: what stage s
// reads; value s + 1: what it writes. Rows are independent of each other until the gradient sums over them.
public sealed partial class Network<T>
{
    // Rows that one thread takes through all stages at a time: what they write stays in its cache, and packing W for each such
    // part costs little.
    internal const int MostRowsPerPart = 256;

    // Fewer multiplications than this are not worth waking another thread.
    internal const long WorkPerThread = 1 << 18;

    private ref struct Slab
    {
        public required Network<T> Network;
        public required Workspace<T> Workspace;
        public required ReadOnlySpan<T> Inputs;
        public required int Rows;
        public int RowsPerPart;
        public int Stages;               // how many of them run
        public ReadOnlySpan<T> Targets;
        public int TargetWidth;
        public ICost? Cost;
        public Span<T> Results;          // of prediction, or ∂C/∂inputs of training
        public ulong Step;
        public long FirstRow;

        public readonly ReadOnlySpan<T> InputRows(int first, int rows) => Inputs.Slice(first * Network.InputSize, rows * Network.InputSize);

        public readonly ReadOnlySpan<T> TargetRows(int first, int rows) => Targets.Slice(first * TargetWidth, rows * TargetWidth);

        public readonly Pass<T> Pass(int firstRow) => new()
        {
            Parameters = Network.Parameters,
            Threads = Rows == 1 ? Network.MaxThreads : 1,
            Seed = Network.Seed,
            Step = Step,
            FirstRow = FirstRow + firstRow,
        };
    }

    // Training: rows of a slab forward through the stages, the cost, and back.
    private ref struct TrainRows : IJob
    {
        public Slab Slab;

        public readonly void Run(int part)
        {
            Workspace<T> w = Slab.Workspace;
            Stage<T>[] stages = Slab.Network._stages;
            int first = part * Slab.RowsPerPart, rows = Math.Min(Slab.RowsPerPart, Slab.Rows - first), last = Slab.Stages;
            Pass<T> pass = Slab.Pass(first);

            for (int s = 0; s < last; s++)
                stages[s].Forward(pass, Value(s, first, rows), w.Values(s + 1, first, rows), w.Kept(s, first, rows));

            ReadOnlySpan<T> targets = Slab.TargetRows(first, rows);
            int width = Slab.Network.OutputSize;
            Slab.Cost!.Evaluate(Value(last, first, rows), targets, w.Costs(first, rows), width);
            Slab.Cost.Differentiate(Value(last, first, rows), targets, w.Gradients(last, first, rows), width);

            int lowest = Slab.Results.IsEmpty ? Slab.Network._firstTrained + 1 : 0;
            for (int s = last - 1; s >= lowest; s--)
                stages[s].Backward(pass, Value(s, first, rows), w.Values(s + 1, first, rows), w.Kept(s, first, rows), w.Gradients(s + 1, first, rows), InputGradient(s, first, rows));
            if (last == 0 && !Slab.Results.IsEmpty)
                w.Gradients(0, first, rows).CopyTo(Slab.Results.Slice(first * width, rows * width));
        }

        private readonly ReadOnlySpan<T> Value(int s, int first, int rows) => s == 0 ? Slab.InputRows(first, rows) : Slab.Workspace.Values(s, first, rows);

        private readonly Span<T> InputGradient(int s, int first, int rows) =>
            s == 0 ? Slab.Results.Slice(first * Slab.Network.InputSize, rows * Slab.Network.InputSize) : Slab.Workspace.Gradients(s, first, rows);
    }

    // Training: one part of the gradient of the parameters, over all rows of the slab in their order.
    private ref struct SumGradient : IJob
    {
        public Slab Slab;
        public Span<T> Sums;
        public bool Continues;
        public T Scale;

        public readonly void Run(int part)
        {
            Workspace<T> w = Slab.Workspace;
            (int s, int piece) = Slab.Network._gradientParts[part];
            ReadOnlySpan<T> x = s == 0 ? Slab.Inputs : w.Values(s, 0, Slab.Rows);
            Slab.Network._stages[s].AddGradient(piece, x, w.Kept(s, 0, Slab.Rows), w.Gradients(s + 1, 0, Slab.Rows), Sums, Continues, Scale);
        }
    }

    // Prediction: rows of a slab forward, between two pieces of scratch; the last stage that moves writes the results.
    private ref struct PredictRows : IJob
    {
        public Slab Slab;

        public readonly void Run(int part)
        {
            Workspace<T> w = Slab.Workspace;
            Stage<T>[] stages = Slab.Network._predictStages;
            int first = part * Slab.RowsPerPart, rows = Math.Min(Slab.RowsPerPart, Slab.Rows - first), lastMove = 0, moves = 0;
            for (int s = 1; s < Slab.Stages; s++)
            {
                if (!stages[s].InPlace)
                    lastMove = s;
            }

            Pass<T> pass = Slab.Pass(first);
            ReadOnlySpan<T> x = Slab.InputRows(first, rows);
            Span<T> y = default;
            int width = Slab.Stages == 0 ? Slab.Network.InputSize : stages[Slab.Stages - 1].Outputs;
            Span<T> results = Slab.Results.Slice(first * width, rows * width);
            for (int s = 0; s < Slab.Stages; s++)
            {
                if (s == lastMove)
                    y = results;
                else if (s == 0 || !stages[s].InPlace)
                    y = w.Scratch(moves++ & 1, first, rows, stages[s].Outputs);
                stages[s].Forward(pass, x, y, default);
                x = y;
            }
            if (Slab.Stages == 0)
                x.CopyTo(results);
        }
    }
}
