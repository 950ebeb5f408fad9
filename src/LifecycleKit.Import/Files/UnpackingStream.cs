using System.IO.Compression;

namespace LifecycleKit.Import;

/// <summary>The unpacked bytes of an archive; what is damaged in it is a refusal.</summary>
/// <param name="content">The stream that unpacks.</param>
/// <param name="archive">What to dispose after the stream; null for nothing.</param>
internal sealed class UnpackingStream(Stream content, ZipArchive? archive = null) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return content.Read(buffer);
        }
        catch (Exception error) when (Refusal.IsOfContent(error))
        {
            throw Damaged(error);
        }
    }

    public static ImportException Damaged(Exception? cause = null) => Refusal.Damaged(
        "The archive is damaged or cut off: it cannot be unpacked to its end.", "Download or copy the file again.", cause: cause);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            archive?.Dispose();
        }

        base.Dispose(disposing);
    }
}
