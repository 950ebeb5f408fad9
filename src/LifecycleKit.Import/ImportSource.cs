namespace LifecycleKit.Import;

/// <summary>A file of orders: a path, or a stream.</summary>
public sealed class ImportSource
{
    private ImportSource(string name, string? path, Stream? stream)
    {
        Name = name;
        Path = path;
        Stream = stream;
    }

    /// <summary>The name of the file, without its folder, for messages.</summary>
    public string Name { get; }

    internal string? Path { get; }

    internal Stream? Stream { get; }

    /// <summary>Creates the source of a path. A pipe is read into a temporary file, which is deleted afterwards.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    public static ImportSource FromPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new ImportSource(System.IO.Path.GetFileName(path), path, null);
    }

    /// <summary>Creates the source of a stream, which stays open. It is read once, from its position.</summary>
    /// <param name="stream">The stream, readable; one that cannot seek is read into a temporary file, which is deleted afterwards.</param>
    /// <param name="name">The name for messages, with the extension of the file; empty for none.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    public static ImportSource FromStream(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        if (!stream.CanRead) throw new ArgumentException("The stream must be readable.", nameof(stream));
        return new ImportSource(name, null, stream);
    }
}
