namespace LifecycleKit.Cli;

/// <summary>
/// The folder of a result. Files are written beside it and moved into their place at the end: a run that is refused, interrupted or out of
/// disk space leaves an earlier result as it was.
/// </summary>
internal sealed class ResultFolder : IDisposable
{
    private readonly string _path;
    private readonly string _staging;
    private readonly bool _isNew;
    private readonly List<string> _names = [];
    private bool _isKept;

    private ResultFolder(string path, bool isNew)
    {
        _path = path;
        _isNew = isNew;
        // Inside the folder, so that moving a file is a rename on one disk.
        _staging = Path.Combine(path, $".lifecycle-{Path.GetRandomFileName()}");
        Directory.CreateDirectory(_staging);
    }

    /// <summary>Makes a result in a folder, which is made if it is missing. Without <see cref="Keep"/> nothing is left of it.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="fill">Writes the files, and keeps them.</param>
    /// <exception cref="RefusedException">
    /// There is a file of that name, or the folder cannot be written to, for lack of rights or of room.
    /// </exception>
    public static async Task FillAsync(string path, Func<ResultFolder, Task> fill)
    {
        using var folder = Open(path);
        try
        {
            await fill(folder).ConfigureAwait(false);
        }
        catch (Exception error) when (!folder._isKept && (error is IOException or UnauthorizedAccessException))
        {
            throw new RefusedException($"The result cannot be written: {OneLine.Of(error.Message)}. Make room, or name another --out.");
        }
    }

    private static ResultFolder Open(string path)
    {
        if (File.Exists(path)) throw new RefusedException($"'{OneLine.Cell(path)}' is a file. Name a folder with --out.");
        try
        {
            return new ResultFolder(path, !Directory.Exists(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RefusedException($"The folder '{OneLine.Cell(path)}' cannot be written to: {error.Message} Name another with --out.");
        }
    }

    /// <summary>Returns where to write a file of the result.</summary>
    public string Add(string name)
    {
        _names.Add(name);
        return Path.Combine(_staging, name);
    }

    /// <summary>Moves the files into their place, over those of an earlier result.</summary>
    /// <returns>Their paths.</returns>
    public IReadOnlyList<string> Keep()
    {
        foreach (var name in _names) File.Move(Path.Combine(_staging, name), Path.Combine(_path, name), overwrite: true);
        _isKept = true;
        return [.. _names.Select(name => Path.Combine(_path, name))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(_staging, recursive: true);
            if (_isNew && !_isKept) Directory.Delete(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What is left is a hidden folder; the reason why the run ended is what the user needs to read.
        }
    }
}
