namespace LifecycleKit.Import;

/// <summary>The bytes of a file, which can be read from the start any number of times. Not thread-safe.</summary>
internal sealed class ByteSource : IDisposable
{
    private readonly Stream _stream;
    private readonly long _start;
    private readonly bool _ownsStream;

    private ByteSource(Stream stream, bool ownsStream)
    {
        _stream = stream;
        _start = ownsStream ? 0 : stream.Position;
        _ownsStream = ownsStream;
        Length = Math.Max(0, stream.Length - _start);
    }

    /// <summary>The number of bytes. What is appended to a file later is not read.</summary>
    public long Length { get; }

    /// <summary>Opens a source; what cannot seek is read into a temporary file, which exists until the bytes are disposed.</summary>
    /// <param name="source">The source.</param>
    /// <param name="limit">The limit of what is copied.</param>
    /// <param name="cancellationToken">A token to cancel.</param>
    public static ByteSource Open(ImportSource source, SizeLimit limit, CancellationToken cancellationToken)
    {
        if (source.Stream is { } given)
        {
            return given.CanSeek ? new ByteSource(given, ownsStream: false)
                : new ByteSource(Spool(given, limit, cancellationToken), ownsStream: true);
        }

        var file = OpenFile(source.Path!, source.Name);
        try
        {
            // Files that the system makes up have no length, although they have content.
            if (file.CanSeek && file.Length > 0) return new ByteSource(file, ownsStream: true);
            using (file) return new ByteSource(Spool(file, limit, cancellationToken), ownsStream: true);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens the bytes from the first one, with a position of their own.</summary>
    public Stream OpenView() => new View(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_ownsStream) _stream.Dispose();
    }

    private static FileStream OpenFile(string path, string name)
    {
        var quoted = ShortText.Quote(name.Length > 0 ? name : path);
        if (Directory.Exists(path)) throw Refusal.NotATable($"{quoted} is a folder.", "Name one of the files in it.");
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
                Options = FileOptions.SequentialScan,
            });
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refusal.NotATable($"There is no file {quoted}.", "Check the path.", cause: error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw Refusal.NotATable($"The file {quoted} may not be read.", "Allow this user to read the file.", cause: error);
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            throw Refusal.NotATable($"The file {quoted} cannot be opened.", "Close it in other programs and check the path.",
                cause: error);
        }
    }

    private static FileStream Spool(Stream pipe, SizeLimit limit, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        FileStream? file = null;
        try
        {
            file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
            var buffer = new byte[1 << 16];
            while (pipe.Read(buffer) is var count && count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                limit.Add(count);
                file.Write(buffer, 0, count);
            }

            return file;
        }
        catch (Exception error)
        {
            file?.Dispose();
            if (error is not (IOException or UnauthorizedAccessException)) throw;
            throw Refusal.Damaged(
                "The stream could not be copied to a temporary file.", "Check that it is complete and that the disk has room.",
                    cause: error);
        }
    }

    private sealed class View(ByteSource source) : ReadOnlyStream
    {
        private long _position;

        public override bool CanSeek => true;

        public override long Length => source.Length;

        public override long Position
        {
            get => _position;
            set => _position = value >= 0 ? value : throw new IOException("A position is 0 or more.");
        }

        public override int Read(Span<byte> buffer)
        {
            var wanted = (int)Math.Clamp(source.Length - _position, 0, buffer.Length);
            if (wanted == 0) return 0;
            int count;
            try
            {
                source._stream.Position = source._start + _position;
                count = source._stream.Read(buffer[..wanted]);
            }
            catch (IOException error)
            {
                throw Refusal.Damaged("The file cannot be read to its end.", "Check the disk or copy the file again.", cause: error);
            }

            if (count == 0) throw Refusal.Damaged("The file became shorter while it was read.", "Read it again when it is complete.");
            _position += count;
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) =>
            Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => _position + offset, _ => source.Length + offset };
    }
}
