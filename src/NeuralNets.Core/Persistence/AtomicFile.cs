namespace NeuralNets.Persistence;

/// <summary>Files that are there whole or not at all.</summary>
internal static class AtomicFile
{
    public const string TemporaryEnd = ".tmp";

    /// <summary>
    /// Writes a temporary file in the same folder, waits until the disk has it, and renames it over the old one: whatever
    /// happens on the way, the old file stays whole.
    /// </summary>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        // A name of its own, so that two writers of one path do not meet in it.
        string temporary = $"{path}.{Path.GetRandomFileName()}{TemporaryEnd}";
        bool renamed = false;
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
            renamed = true;
        }
        finally
        {
            if (!renamed)
                File.Delete(temporary);
        }
    }
}
