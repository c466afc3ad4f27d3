using System.Text.Json;

namespace NeuralNets.Tests;

public class InitializerGoldenTests
{
    [Fact]
    public void Bounds_and_standard_deviations_are_the_golden_ones()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "initializers.json")));
        Assert.Equal(6, json.RootElement.GetProperty("fans").GetArrayLength());
        foreach (JsonElement row in json.RootElement.GetProperty("fans").EnumerateArray())
        {
            double Golden(string name) => row.GetProperty(name).GetDouble();
            static void Close(double expected, double actual) => Assert.Equal(expected, actual, 3e-16 * expected);
            int inputs = row.GetProperty("fan_in").GetInt32(), outputs = row.GetProperty("fan_out").GetInt32();
            double leaky = json.RootElement.GetProperty("gains").GetProperty("leaky_relu_0p2").GetDouble();

            Close(Golden("glorot_uniform_bound"), ((Initializer.GlorotUniformInitializer)Initializer.GlorotUniform).Bound(inputs, outputs));
            Close(Golden("glorot_normal_std"), ((Initializer.GlorotNormalInitializer)Initializer.GlorotNormal).Std(inputs, outputs));
            Close(Golden("he_uniform_bound"), ((Initializer.HeUniformInitializer)Initializer.HeUniform).Bound(inputs));
            Close(Golden("he_normal_std"), ((Initializer.HeNormalInitializer)Initializer.HeNormal).Std(inputs));
            Close(Golden("he_leaky_0p2_uniform_bound"), ((Initializer.HeUniformInitializer)Initializer.HeUniformWith(leaky)).Bound(inputs));
            Close(Golden("lecun_uniform_bound"), Initializer.LeCunUniformInitializer.Bound(inputs));
            Close(Golden("lecun_normal_std"), Initializer.LeCunNormalInitializer.Std(inputs));
            Close(Golden("torch_linear_default_bound"), Initializer.TorchLinearDefaultInitializer.Bound(inputs));
            Close(Golden("glorot_uniform_bound"), Scaling(1, FanMode.FanAverage).Bound(inputs, outputs));
            Close(Golden("glorot_normal_std"), Scaling(1, FanMode.FanAverage).Std(inputs, outputs));
            Close(Golden("he_normal_std"), Scaling(2, FanMode.FanIn).Std(inputs, outputs));
            Close(Golden("lecun_uniform_bound"), Scaling(1, FanMode.FanOut).Bound(outputs, inputs));
        }

        static Initializer.VarianceScalingInitializer Scaling(double scale, FanMode mode) => (Initializer.VarianceScalingInitializer)Initializer.VarianceScaling(scale, mode);
    }
}
