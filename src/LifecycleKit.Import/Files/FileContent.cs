namespace LifecycleKit.Import;

/// <summary>The unpacked bytes of a file, which can be read from the start any number of times.</summary>
/// <param name="source">The bytes of the file.</param>
internal abstract class FileContent(ByteSource source)
{
    /// <summary>How the file holds its table: <c>plain</c>, <c>gz</c> or <c>zip</c>.</summary>
    public abstract string Container { get; }

    /// <summary>Whether the file has a check sum of its unpacked bytes.</summary>
    public virtual bool HasCheckSum => true;

    /// <summary>The bytes of the file.</summary>
    protected ByteSource Source { get; } = source;

    /// <summary>Opens the unpacked bytes.</summary>
    /// <param name="share">Returns the share of the file that is read, 0 to 1.</param>
    public Stream Open(out Func<double> share)
    {
        var view = Source.OpenView();
        share = () => Source.Length == 0 ? 1 : (double)view.Position / Source.Length;
        return Unpack(view);
    }

    /// <summary>Opens the unpacked bytes.</summary>
    public Stream Open() => Open(out _);

    /// <summary>Checks that the unpacked bytes are those that were packed, all of them.</summary>
    /// <exception cref="ImportException">They are not.</exception>
    public virtual void Verify(long length, uint checkSum)
    {
    }

    /// <summary>Unpacks the bytes of a view.</summary>
    protected abstract Stream Unpack(Stream view);
}
