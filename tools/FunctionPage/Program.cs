using NeuralNets.FunctionPage;

// dotnet run --project tools/FunctionPage: writes docs/functions.md and docs/functions/*.svg anew.
if (args.Length > 1 || !Directory.Exists(args.Length == 1 ? args[0] : "docs"))
{
    Console.Error.WriteLine("usage, from the root of the repository: dotnet run --project tools/FunctionPage [folder of documentation, else docs]");
    return 1;
}
string folder = args.Length == 1 ? args[0] : "docs";
string plots = Path.Combine(folder, Page.PlotFolder);
if (Directory.Exists(plots))
    Directory.Delete(plots, recursive: true);
Directory.CreateDirectory(plots);
foreach ((string name, string text) in Page.Files())
    File.WriteAllText(Path.Combine(folder, name), text);
return 0;
