using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace NeuralNets.Tests.Network;

/// <summary>However rows are cut into calls, threads, shards and files: the same bits.</summary>
public class CutTests
{
    private const int Inputs = 5, Outputs = 3;

    private static readonly Network<float> Subject = new(Inputs, [new Dense(9, Activation.Tanh), new PReLU(), new LayerNorm(), new RReLU(), new Dropout(0.3), new GumbelSoftmax(), new Dense(Outputs, Activation.Softmax)], seed: 3);

    private static (float[] X, float[] Y) Data(int rows) => (Examples.Uniform<float>(rows * Inputs, rows), Examples.OneHot<float>(rows, Outputs, rows + 1));

    private static (float[] Values, float Cost) Whole(float[] x, float[] y)
    {
        var gradient = new Gradient<float>(Subject) { Step = 11 };
        float cost = Subject.Backpropagate(x, y, Cost.CrossEntropy, gradient);
        return (gradient.Values.ToArray(), cost);
    }

    private static void Accumulate(Gradient<float> gradient, float[] x, float[] y, int from, int to) =>
        Subject.Accumulate(x.AsSpan(from * Inputs, (to - from) * Inputs), y.AsSpan(from * Outputs, (to - from) * Outputs), Cost.CrossEntropy, gradient);

    [Property(MaxTest = 25)]
    public Property AnyCutIntoCallsGivesTheSameBits() => Prop.ForAll(
        Gen.Choose(1, 2600).ListOf().Where(cuts => cuts.Count > 0).ToArbitrary(),
        cuts =>
        {
            int rows = cuts.Max();
            (float[] x, float[] y) = Data(rows);
            var gradient = new Gradient<float>(Subject) { Step = 11 };
            gradient.Clear();
            int from = 0;
            foreach (int to in cuts.Order())
            {
                Accumulate(gradient, x, y, from, to);
                from = to;
            }
            float cost = gradient.Complete();
            (float[] values, float whole) = Whole(x, y);
            SameBits.Assert<float>(values, gradient.Values, "gradient");
            Assert.Equal(whole, cost);
        });

    [Property(MaxTest = 25)]
    public Property AnyBlockAlignedCutIntoMergedShardsGivesTheSameBits() => Prop.ForAll(
        Gen.Choose(0, 9).ListOf().ToArbitrary(), Gen.Choose(0, 1023).ToArbitrary(),
        (cuts, rest) =>
        {
            int[] borders = [.. cuts.Append(0).Append(9).Distinct().Order().Select(block => block * 1024), 9 * 1024 + rest];
            (float[] x, float[] y) = Data(borders[^1]);
            var shards = new List<Gradient<float>>();
            for (int i = 0; i + 1 < borders.Length; i++)
            {
                var shard = new Gradient<float>(Subject);
                shard.Clear(step: 11, firstRow: borders[i]);
                Accumulate(shard, x, y, borders[i], borders[i + 1]);
                shards.Add(Reloaded(shard));
            }
            // Merge from the right, then from the left: the tree hangs on the blocks alone.
            while (shards.Count > 1)
            {
                int i = (shards.Count / 2) - 1;
                shards[i].Merge(shards[i + 1]);
                shards.RemoveAt(i + 1);
            }
            float cost = shards[0].Complete();
            (float[] values, float whole) = Whole(x, y);
            SameBits.Assert<float>(values, shards[0].Values, "gradient");
            Assert.Equal(whole, cost);
        });

    [Fact]
    public void ShardsThatBeginLaterFoldByTheirAbsoluteBlocks()
    {
        (float[] x, float[] y) = Data(7 * 1024);
        var tail = new Gradient<float>(Subject);
        tail.Clear(step: 11, firstRow: 3 * 1024);
        Accumulate(tail, x, y, 3 * 1024, 7 * 1024);
        var cut = new Gradient<float>(Subject);
        cut.Clear(step: 11, firstRow: 3 * 1024);
        Accumulate(cut, x, y, 3 * 1024, 5 * 1024);
        var rest = new Gradient<float>(Subject);
        rest.Clear(step: 11, firstRow: 5 * 1024);
        Accumulate(rest, x, y, 5 * 1024, 7 * 1024);

        cut.Merge(rest);

        Assert.Equal(tail.Complete(), cut.Complete());
        SameBits.Assert<float>(tail.Values, cut.Values, "gradient");
    }

    [Fact]
    public void CompleteMayBeCalledAgain()
    {
        (float[] x, float[] y) = Data(2000);
        var gradient = new Gradient<float>(Subject);
        float cost = Subject.Backpropagate(x, y, Cost.CrossEntropy, gradient);
        float[] values = gradient.Values.ToArray();

        Assert.Equal(cost, gradient.Complete());
        SameBits.Assert<float>(values, gradient.Values, "gradient");
    }

    [Fact]
    public void OutputsDoNotDependOnTheBatchOrTheThreads()
    {
        (float[] x, _) = Data(700);
        var together = new float[700 * Outputs];
        var one = new float[Outputs];
        Subject.Predict(x, together);
        for (int r = 0; r < 700; r += 13)
        {
            Subject.Predict(x.AsSpan(r * Inputs, Inputs), one);
            SameBits.Assert<float>(one, together.AsSpan(r * Outputs, Outputs), $"row {r}");
        }
    }

    private static Gradient<float> Reloaded(Gradient<float> gradient)
    {
        using var stream = new MemoryStream();
        gradient.Save(stream);
        stream.Position = 0;
        var copy = new Gradient<float>(Subject);
        copy.Load(stream);
        return copy;
    }
}
