using System.Text.Json;

namespace NeuralNets.Tests.Optimizers.Schedules;

public class ScheduleGoldenTests
{
    [Theory, MemberData(nameof(ScheduleTable.GoldenRows), MemberType = typeof(ScheduleTable))]
    public void Rates_are_the_golden_ones(string name)
    {
        double[] want = Golden.Numbers(ScheduleTable.GoldenRow(name), "lr");
        Schedule schedule = ScheduleTable.Create(name);
        for (int t = want.Length - 1; t >= 0; t--)
            Golden.AssertClose(want[t], schedule.Rate(t), where: $"{name} at {t}");
    }

    [Theory, MemberData(nameof(ScheduleTable.Plateaus), MemberType = typeof(ScheduleTable))]
    public void Rates_after_each_metric_are_the_golden_ones(string name)
    {
        JsonElement row = ScheduleTable.GoldenRow(name);
        double[] want = Golden.Numbers(row, "lr"), metric = Golden.Numbers(row, "metric");
        PlateauScene scene = new(ScheduleTable.Create(name));
        for (int t = 0; t < want.Length; t++)
        {
            Golden.AssertClose(want[t], scene.State.LearningRate, where: $"{name} at {t}");
            scene.Step();
            scene.State.Observe(metric[t]);
        }
    }
}
