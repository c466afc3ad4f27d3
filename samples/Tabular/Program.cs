using System.Diagnostics;
using NeuralNets;
using NeuralNets.Samples;

return CommandLine.Run(args, Run);

static int Run(Options options)
{
    try
    {
        Measure(options);
        SaveAndUse(options.Problems[0], options);
        return 0;
    }
    catch (Exception e) when (e is ArgumentException or IOException or InvalidDataException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(e.Message);
        return 1;
    }
}

static void Measure(Options options)
{
    Console.WriteLine($"set            rows  inputs  measure   mean ± sd over {options.Repeats} × {options.Folds} folds");
    foreach (Problem problem in options.Problems)
    {
        Dataset<float> data = problem.Load(options.Folder);
        long start = Stopwatch.GetTimestamp();
        CrossValidation result = CrossValidation.Run(problem, data, options.Folds, options.Repeats, options.Seed);
        Console.WriteLine($"{problem.Name,-13}{data.Count,6}{data.InputSize,8}  {problem.Metric,-10}{result.Mean:0.000} ± {result.StandardDeviation:0.000}   {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
    }
}

// All rows but the last are learnt; the last one stands for one that comes later.
static void SaveAndUse(Problem problem, Options options)
{
    Dataset<float> data = problem.Load(options.Folder);
    problem.Train(data.Subset(..^1), options.Seed).Save(options.Model);
    Console.WriteLine($"\nSaved with its scaling: {options.Model}");

    Model model = Model.Load(options.Model);
    float[] inputs = new float[data.InputSize], target = new float[data.TargetSize];
    data.Read([data.Count - 1], inputs, target);
    Console.WriteLine($"Loaded again, it says of the {problem.Name} row {string.Join(", ", inputs)}: {problem.Describe(model.Predict(inputs), target)}.");
}
