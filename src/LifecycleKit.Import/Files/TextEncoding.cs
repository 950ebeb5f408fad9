using System.Collections.Immutable;
using System.Text;

namespace LifecycleKit.Import;

/// <summary>The encoding of a text file.</summary>
/// <param name="Encoding">The encoding; bytes that are not valid in it throw.</param>
/// <param name="PreambleLength">The number of bytes of the byte order mark.</param>
/// <param name="Diagnostics">What was decided from the bytes.</param>
internal sealed record TextEncoding(Encoding Encoding, int PreambleLength, ImmutableArray<ImportDiagnostic> Diagnostics)
{
    /// <summary>The web name of the encoding.</summary>
    public string Name => Encoding.WebName;

    /// <summary>Whether the bytes are UTF-8 already.</summary>
    public bool IsUtf8 => Encoding.CodePage == Encoding.UTF8.CodePage;

    /// <summary>Finds an encoding by its name; null when there is none of that name.</summary>
    public static Encoding? Find(string name)
    {
        name = name.Trim();
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback,
                DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Returns the bytes without the byte order mark, as UTF-8.</summary>
    /// <param name="content">The bytes of the file; disposed with the result.</param>
    public Stream ToUtf8(Stream content)
    {
        Span<byte> preamble = stackalloc byte[PreambleLength];
        content.ReadAtLeast(preamble, PreambleLength, throwOnEndOfStream: false);
        return IsUtf8 ? content : new DecodedStream(Encoding.CreateTranscodingStream(content, Encoding, Encoding.UTF8), this);
    }

    private sealed class DecodedStream(Stream decoded, TextEncoding encoding) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer)
        {
            try
            {
                return decoded.Read(buffer);
            }
            catch (ArgumentException error)
            {
                throw Refusal.Encoding(
                    $"The bytes are not valid in the encoding {encoding.Name}.", "Set Encoding (--encoding NAME).", cause: error);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) decoded.Dispose();
            base.Dispose(disposing);
        }
    }
}
