namespace LifecycleKit.Cli;

/// <summary>Reads files of settings: lifecycles, playbooks, formats.</summary>
internal static class SmallFile
{
    /// <summary>More than any file of settings needs; a device or a file of orders is refused instead of filling the memory.</summary>
    private const int MaxLength = 16 * 1024 * 1024;

    /// <summary>Returns the text of a file.</summary>
    /// <exception cref="RefusedException">There is no such file, or it is too long.</exception>
    public static string Read(string path)
    {
        if (Directory.Exists(path)) throw new RefusedException($"'{OneLine.Cell(path)}' is a folder. Name one of the files in it.");
        if (!File.Exists(path)) throw new RefusedException($"There is no file '{OneLine.Cell(path)}'.");
        using var file = File.OpenRead(path);
        var bytes = new byte[MaxLength + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MaxLength) throw new RefusedException($"'{OneLine.Cell(path)}' has more than 16 MB. Is it a file of settings?");
        using var text = new StreamReader(new MemoryStream(bytes, 0, length));
        return text.ReadToEnd();
    }
}
