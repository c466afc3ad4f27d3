using System.Globalization;

namespace NeuralNets.Tests.Training;

public class HistoryTests
{
    private static readonly TrainingHistory History = new(
        ["Accuracy", "a \"name\", with all"],
        [
            new EpochRecord(1, 0.1 + 0.2, null, [], 0.1, TimeSpan.FromSeconds(1.5)),
            new EpochRecord(2, double.NaN, double.PositiveInfinity, [1 / 3.0, double.NaN], 1e-300, TimeSpan.FromTicks(1)),
            new EpochRecord(3, 0, -0.0, [1, double.NegativeInfinity], 0, TimeSpan.Zero),
        ],
        StopReason.EarlyStopping);

    [Fact]
    public void CsvHasALineAnEpochAndLeavesOutWhatWasNotMeasured() => Assert.Equal(
        """
        epoch,cost,validation cost,learning rate,seconds,Accuracy,"a ""name"", with all"
        1,0.30000000000000004,,0.1,1.5,,
        2,NaN,Infinity,1E-300,1E-07,0.3333333333333333,NaN
        3,0,-0,0,0,1,-Infinity

        """,
        History.ToCsv());

    [Fact]
    public void JsonComesBackToTheLastBit()
    {
        TrainingHistory back = TrainingHistory.FromJson(History.ToJson());
        Assert.Equal(History.MetricNames, back.MetricNames);
        Assert.Equal(History.Stopped, back.Stopped);
        Assert.Equal(History.ToCsv(), back.ToCsv());
        Assert.Equal(History.ToJson(), back.ToJson());
        Assert.True(double.IsNegative(back.Epochs[2].ValidationCost!.Value));
        Assert.Equal(History.Epochs.Select(record => record.Duration), back.Epochs.Select(record => record.Duration));
    }

    [Fact]
    public void TextDoesNotDependOnTheCulture()
    {
        (string csv, string json) = (History.ToCsv(), History.ToJson());
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            comma.NumberFormat.NaNSymbol = "?";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(csv, History.ToCsv());
            Assert.Equal(json, History.ToJson());
            Assert.Equal(csv, TrainingHistory.FromJson(json).ToCsv());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "stopped": "Never", "metrics": [], "epochs": [] }""")]
    [InlineData("""{ "stopped": "Epochs", "metrics": [null], "epochs": [] }""")]
    [InlineData("""{ "stopped": "Epochs", "metrics": [], "epochs": [ { "epoch": 1 } ] }""")]
    [InlineData("""{ "stopped": "Epochs", "metrics": 3, "epochs": [] }""")]
    public void WhatIsNoHistoryIsRefused(string json) => Assert.Throws<InvalidDataException>(() => TrainingHistory.FromJson(json));
}
