namespace LifecycleKit.Import;

/// <summary>Counts bytes, and refuses a file that has more of them than the caller allows.</summary>
/// <param name="max">The largest number of bytes.</param>
internal sealed class SizeLimit(long max)
{
    private long _count;

    /// <summary>Adds bytes that were read.</summary>
    /// <param name="count">The number of bytes.</param>
    /// <exception cref="ImportException">There are more than the limit.</exception>
    public void Add(long count)
    {
        _count += count;
        if (_count > max) throw TooLarge();
    }

    /// <summary>Refuses a length that an archive names.</summary>
    /// <param name="length">The number of bytes; it need not be true.</param>
    /// <exception cref="ImportException">With it there are more bytes than the limit.</exception>
    public void Check(long length)
    {
        if (length > max - _count) throw TooLarge();
    }

    private ImportException TooLarge() => Refusal.Of(
        ImportDiagnosticIds.TooLarge, FormattableString.Invariant($"The content of the file has more than {max} bytes."),
        "Unpack it, or save it, and read the file by its path; or set MaxUnpackedSize (--max-unpacked GIB), if the file is meant to be that "
        + "large.");
}
