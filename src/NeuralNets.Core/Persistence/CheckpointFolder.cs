using System.Globalization;

namespace NeuralNets.Persistence;

/// <summary>The checkpoints of one run, "checkpoint-000123.safetensors" and so on: the newest <paramref name="keep"/> are kept.</summary>
/// <param name="path">Made when the first is written. One run at a time.</param>
/// <param name="keep">At least 1.</param>
internal sealed class CheckpointFolder(string path, int keep)
{
    private const string Begin = "checkpoint-", End = ".safetensors";

    /// <summary>Newest first.</summary>
    public IReadOnlyList<string> Files => !Directory.Exists(path)
        ? []
        : [.. Directory.EnumerateFiles(path, $"{Begin}*{End}").Where(file => Number(file) is not null).OrderByDescending(Number)];

    /// <summary>Of the checkpoint to write next: one more than that of the newest.</summary>
    public long NextNumber => Files.Count == 0 ? 1 : Number(Files[0])!.Value + 1;

    /// <summary>Writes a checkpoint, then deletes those that are too old, and what a run that was killed has left half written.</summary>
    /// <remarks>number is the larger the later: the step or the epoch.</remarks>
    /// <returns>The file's path.</returns>
    public string Write<T>(long number, Network<T> network, OptimizerState<T>? state, CheckpointContent<T> content) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Directory.CreateDirectory(path);
        string file = Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{Begin}{number:d6}{End}"));
        CheckpointFile.Write(file, network, state, content);
        foreach (string old in (IEnumerable<string>)[.. Files.Skip(keep), .. Directory.EnumerateFiles(path, $"{Begin}*{End}.*{AtomicFile.TemporaryEnd}")])
            File.Delete(old);
        return file;
    }

    /// <summary>Goes on from the newest checkpoint that is intact; null: there are no checkpoints.</summary>
    /// <exception cref="InvalidDataException">There are checkpoints, and all are corrupt; the message is of the newest. Nothing has changed.</exception>
    /// <exception cref="ArgumentException">The newest intact one is of another network or optimizer. Nothing has changed.</exception>
    public CheckpointContent<T>? RestoreLatest<T>(Network<T> network, OptimizerState<T>? state) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        InvalidDataException? newest = null;
        foreach (string file in Files)
        {
            try
            {
                return CheckpointFile.Restore(file, network, state);
            }
            catch (InvalidDataException e)
            {
                newest ??= e;
            }
        }
        return newest is null ? null : throw new InvalidDataException($"No checkpoint in {path} is intact. {newest.Message}", newest);
    }

    private static long? Number(string file) =>
        long.TryParse(Path.GetFileName(file.AsSpan())[Begin.Length..^End.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
