using System.Reflection;
using System.Runtime.Loader;

namespace NeuralNets.Benchmarks.Against;

/// <summary>Where the library is the one in a folder; everything else is shared.</summary>
internal sealed class OtherBuild(string folder) : AssemblyLoadContext
{
    public const string Library = "NeuralNets.Core.dll";

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == Path.GetFileNameWithoutExtension(Library) ? LoadFromAssemblyPath(Path.Combine(folder, Library)) : null;
}
