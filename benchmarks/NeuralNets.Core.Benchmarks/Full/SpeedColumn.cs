using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using NeuralNets.Benchmarks.Cases;
using NeuralNets.Benchmarks.Quick;

namespace NeuralNets.Benchmarks.Full;

/// <summary>A figure from the case, its median time and what the machine can do at most.</summary>
internal sealed class SpeedColumn(string name, Func<Case, double, Machine, double> figure) : IColumn
{
    private static readonly Dictionary<int, Machine> Machines = [];

    public string Id => $"Speed.{name}";
    public string ColumnName => name;
    public string Legend => $"{name}, from the median";
    public bool AlwaysShow => true;
    public ColumnCategory Category => ColumnCategory.Custom;
    public int PriorityInCategory => 0;
    public bool IsNumeric => true;
    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, summary.Style);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
    {
        var c = (Case)benchmarkCase.Parameters["Case"];
        var threads = (int)benchmarkCase.Parameters["Threads"];
        if (summary[benchmarkCase]?.ResultStatistics is not { } statistics)
            return "–";
        if (!Machines.TryGetValue(threads, out Machine? machine))
            Machines[threads] = machine = Machine.Measure(threads);
        double value = figure(c, statistics.Median / 1e9, machine);
        return value == 0 ? "–" : value.ToString("0.0", CultureInfo.InvariantCulture);
    }
}
