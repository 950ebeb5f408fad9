namespace LifecycleKit.Import;

/// <summary>A file that is not packed.</summary>
/// <param name="source">The bytes of the file.</param>
internal sealed class PlainContent(ByteSource source) : FileContent(source)
{
    public override string Container => "plain";

    public override bool HasCheckSum => false;

    protected override Stream Unpack(Stream view) => view;
}
