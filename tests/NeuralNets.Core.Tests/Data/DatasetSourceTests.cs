using System.Numerics.Tensors;
using FsCheck.Xunit;

namespace NeuralNets.Tests.Data;

/// <summary>Data sets from spans, tensors and sequences; targets as numbers of classes.</summary>
public class DatasetSourceTests
{
    private static readonly double[] s_inputs = [0, 1, 10, 11, 20, 21], s_targets = [5, 6, 7];

    private static void AssertHolds(Dataset<double> set, double[] inputs, double[] targets)
    {
        (double[] x, double[] y) = set.ReadAll();
        Assert.Equal(inputs, x);
        Assert.Equal(targets, y);
    }

    [Fact]
    public void Spans_are_copied()
    {
        double[] inputs = [.. s_inputs], targets = [.. s_targets];
        int[] labels = [0, 1, 0];
        Dataset<double> set = Dataset.Create<double>(inputs.AsSpan(), targets.AsSpan(), 2), classes = Dataset.Classification<double>(inputs.AsSpan(), labels.AsSpan(), 2);
        inputs[0] = targets[0] = labels[0] = 1;
        AssertHolds(set, s_inputs, s_targets);
        AssertHolds(classes, s_inputs, [1, 0, 0, 1, 1, 0]);
    }

    [Fact]
    public void Arrays_are_not_copied()
    {
        double[] inputs = [.. s_inputs];
        MemoryDataset<double> set = Dataset.Create(inputs, s_targets, 2);
        inputs[0] = 9;
        Assert.Equal(9, set.Inputs.Span[0]);
    }

    [Fact]
    public void Tensors_give_their_rows_strided_ones_too()
    {
        Tensor<double> x = Tensor.Create(s_inputs, [3, 2]), y = Tensor.Create(s_targets, [3, 1]);
        AssertHolds(Dataset.Create(x, y), s_inputs, s_targets);
        AssertHolds(Dataset.Create(x.AsReadOnlyTensorSpan(), y.AsReadOnlyTensorSpan()), s_inputs, s_targets);
        AssertHolds(Dataset.Create(x.Slice(0..3, 1..2), y), [1, 11, 21], s_targets);
        AssertHolds(Dataset.Classification(x, [1, 1, 0], 2), s_inputs, [0, 1, 0, 1, 1, 0]);
        AssertHolds(Dataset.Classification(x.AsReadOnlyTensorSpan(), [1, 1, 0], 2), s_inputs, [0, 1, 0, 1, 1, 0]);
    }

    [Fact]
    public void Sequences_are_read_once_row_by_row()
    {
        int read = 0;
        IEnumerable<(double[], double[])> Rows()
        {
            for (int i = 0; i < 3; i++, read++)
                yield return ([10 * i, 10 * i + 1], [5 + i]);
        }
        AssertHolds(Dataset.Create(Rows()), s_inputs, s_targets);
        Assert.Equal(3, read);
        AssertHolds(Dataset.Classification([(new double[] { 1, 2 }, 2), ([3, 4], 0)], 3), [1, 2, 3, 4], [0, 0, 1, 1, 0, 0]);
    }

    [Property]
    public void Class_indices_name_the_class_of_the_one_hot_target(byte[] labels)
    {
        if (labels.Length == 0)
            return;
        ClassificationDataset<float> set = Dataset.Classification(new float[labels.Length * 2], [.. labels.Select(label => (int)label)], 256);
        Dataset<float> indices = set.WithClassIndices();
        Assert.Equal((set.Count, set.InputSize, 1), (indices.Count, indices.InputSize, indices.TargetSize));
        Assert.Equal(labels.Select(label => (float)label), indices.ReadAll().Targets);
    }

    [Fact]
    public void What_does_not_fit_is_named_with_its_sizes()
    {
        Tensor<double> x = Tensor.Create(s_inputs, [3, 2]), y = Tensor.Create(s_targets, [3]);
        Check("targets", "targets has 1 axes; [rows, width] is needed", () => Dataset.Create(x, y));
        Check("targets", "targets has 2 rows, inputs 3", () => Dataset.Create(x, x.Slice(0..2, 0..1)));
        Check("labels", "labels holds 2 values; inputs has 3 rows", () => Dataset.Classification(x, [0, 1], 2));
        Check("labels", "labels[1] is 7; with 7 classes", () => Dataset.Classification([(new double[] { 1 }, 0), ([1], 7)], 7));
        Check("rows", "Row 1 has 3 inputs, row 0 has 2", () => Dataset.Create([(new double[] { 1, 2 }, new double[] { 1 }), ([1, 2, 3], [1])]));
        Check("rows", "Row 1 has no targets", () => Dataset.Create([(new double[] { 1, 2 }, new double[] { 1 }), ([1, 2], [])]));
        Check("rows", "rows is empty", () => Dataset.Create(Enumerable.Empty<(double[], double[])>()));
        Check("rows", "rows is empty", () => Dataset.Classification(Enumerable.Empty<(double[], int)>(), 2));
        Check("rows", "", () => Dataset.Create((IEnumerable<(double[], double[])>)null!));
    }

    private static void Check(string argument, string message, Func<object> call)
    {
        var e = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(argument, e.ParamName);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }
}
