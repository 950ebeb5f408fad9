using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace LifecycleKit.Import;

/// <summary>Parses the rows of a reader on a thread of its own, some blocks ahead of the thread that reads them.</summary>
/// <remarks>The blocks come in the order of the file, and what stops the parsing comes after the rows before it.</remarks>
/// <param name="source">The reader; disposed with the rows, when the thread has ended.</param>
internal sealed class RowsAhead(TableReader source) : IDisposable
{
    // On a machine with other work, the thread that parses may wait for its turn for some hundredths of a second.
    private const int BlockCount = 32;

    private readonly BlockingCollection<RowBlock> _free = new(BlockCount);
    private readonly BlockingCollection<RowBlock> _filled = new(BlockCount);
    private RowBlock? _current;
    private Thread? _parser;
    private ExceptionDispatchInfo? _error;
    private bool _isBegun;
    private bool _isAtEnd;

    /// <summary>Returns the next rows, valid until the next call; null at the end.</summary>
    /// <exception cref="ImportException">The file ends early, inside quotes, or its bytes are not text in the encoding.</exception>
    public RowBlock? Next()
    {
        if (!_isBegun) return ReadFirst();
        if (!_isAtEnd)
        {
            if (_parser is null) Start(_current!);
            else _free.Add(_current!);
            if (_filled.TryTake(out _current, Timeout.Infinite)) return _current;
            _isAtEnd = true;
        }

        _error?.Throw();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _free.CompleteAdding();
        // It fills at most the blocks that are free.
        _parser?.Join();
        source.Dispose();
        _free.Dispose();
        _filled.Dispose();
    }

    /// <summary>Parses the first rows at once: a small file needs no second thread.</summary>
    private RowBlock ReadFirst()
    {
        _isBegun = true;
        _current = new RowBlock();
        _isAtEnd = !TryFill(_current);
        return _current;
    }

    private void Start(RowBlock first)
    {
        _free.Add(first);
        for (var i = 1; i < BlockCount; i++) _free.Add(new RowBlock());
        // Not one of the pool, which could wait for another import that waits for a thread of the pool.
        _parser = new Thread(Parse) { IsBackground = true, Name = nameof(RowsAhead) };
        _parser.Start();
    }

    private void Parse()
    {
        foreach (var block in _free.GetConsumingEnumerable())
        {
            var hasMore = TryFill(block);
            _filled.Add(block);
            if (!hasMore) break;
        }

        _filled.CompleteAdding();
    }

    private bool TryFill(RowBlock block)
    {
        try
        {
            return block.Fill(source);
        }
        catch (Exception error)
        {
            // Thrown again by the thread that reads the rows, unless it has enough of them before.
            _error = ExceptionDispatchInfo.Capture(error);
            return false;
        }
    }
}
