using System.Globalization;

namespace NeuralNets.Persistence;

/// <summary>The checkpoints of one run, "checkpoint-000123.safetensors" and so on: the last <paramref name="keep"/> are kept.</summary>
/// <param name="path">Made when the first is written. One run at a time.</param>
/// <param name="keep">At least 1.</param>
internal sealed class CheckpointFolder(string path, int keep)
{
    private const string Begin = "checkpoint-", End = ".safetensors";

    /// <summary>The last first.</summary>
    public IReadOnlyList<string> Files => !Directory.Exists(path)
        ? []
        : [.. Directory.EnumerateFiles(path, $"{Begin}*{End}").Where(file => Number(file) is not null).OrderByDescending(Number)];

    /// <summary>Of the checkpoint to write next: one more than that of the newest.</summary>
    public long NextNumber => Files.Count == 0 ? 1 : Number(Files[0])!.Value + 1;

    /// <summary>Writes a checkpoint, then deletes those that are too old, and what a run that was killed has left half written.</summary>
    /// <remarks>
    /// number is the larger the later: the step or the epoch. Checkpoints with larger numbers go too: the run that wrote them was
    /// not gone on with from there, and must not be taken up again in place of this one.
    /// </remarks>
    /// <returns>The file's path.</returns>
    public string Write<T>(long number, Network<T> network, OptimizerState<T>? state, CheckpointContent<T> content) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Directory.CreateDirectory(path);
        string file = Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{Begin}{number:d6}{End}"));
        CheckpointFile.Write(file, network, state, content);
        ILookup<bool, string> files = Files.ToLookup(other => Number(other) > number);
        foreach (string old in (IEnumerable<string>)[.. files[true], .. files[false].Skip(keep), .. Directory.EnumerateFiles(path, $"{Begin}*{End}.*{AtomicFile.TemporaryEnd}")])
            File.Delete(old);
        return file;
    }

    /// <summary>Goes on from the last checkpoint that is intact; null: there are no checkpoints.</summary>
    /// <exception cref="InvalidDataException">There are checkpoints, and all are corrupt; the message is of the last. Nothing has changed.</exception>
    /// <exception cref="ArgumentException">The last intact one is of another network or optimizer. Nothing has changed.</exception>
    public CheckpointContent<T>? RestoreLatest<T>(Network<T> network, OptimizerState<T>? state) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        InvalidDataException? last = null;
        foreach (string file in Files)
        {
            try
            {
                return CheckpointFile.Restore(file, network, state);
            }
            catch (InvalidDataException e)
            {
                last ??= e;
            }
        }
        return last is null ? null : throw new InvalidDataException($"No checkpoint in {path} is intact. {last.Message}", last);
    }

    private static long? Number(string file) =>
        long.TryParse(Path.GetFileName(file.AsSpan())[Begin.Length..^End.Length], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
