using System.Text;

namespace LifecycleKit.Hosting;

/// <summary>Reads the files that a section names.</summary>
/// <param name="folder">The folder to which paths are relative.</param>
internal sealed class SectionFiles(string folder)
{
    /// <summary>The largest number of bytes of a file.</summary>
    private const long MaxLength = 64 * 1024 * 1024;

    /// <summary>Returns the text of a file.</summary>
    /// <param name="name">The path, as the section contains it.</param>
    /// <exception cref="IOException">The file does not exist (<see cref="FileNotFoundException"/>), is too long, or cannot be
    /// read.</exception>
    public string Read(string name)
    {
        var path = Path.GetFullPath(name, folder);
        var file = new FileInfo(path);
        if (!file.Exists) throw new FileNotFoundException("The file does not exist.", path);
        if (file.Length > MaxLength)
            throw new IOException(FormattableString.Invariant($"It has {file.Length} bytes; at most {MaxLength} are read."));
        using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }
}
