using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>Counts the rows of each choice and doubt.</summary>
internal sealed class DiagnosticTally
{
    private readonly List<Entry> _entries = [];

    /// <summary>Begins the count of a kind of rows.</summary>
    /// <param name="id">One of <see cref="ImportDiagnosticIds"/>.</param>
    /// <param name="severity">The severity.</param>
    /// <param name="message">The choice or the doubt.</param>
    /// <param name="suggestion">What to do; empty for nothing.</param>
    public Entry Begin(string id, DiagnosticSeverity severity, string message, string suggestion = "")
    {
        var entry = new Entry(id, severity, message, suggestion);
        _entries.Add(entry);
        return entry;
    }

    /// <summary>Returns what occurred, in the fixed order of id, severity and message, together with other diagnostics.</summary>
    /// <param name="others">The diagnostics of other parts.</param>
    public ImmutableArray<ImportDiagnostic> GetDiagnostics(IEnumerable<ImportDiagnostic> others) =>
    [
        .. others.Concat(_entries.Where(entry => entry.Count > 0).Select(entry => entry.ToDiagnostic())).Distinct()
            .OrderByDescending(diagnostic => diagnostic.Severity)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
    ];

    /// <summary>The count of a kind of rows.</summary>
    internal sealed class Entry(string id, DiagnosticSeverity severity, string message, string suggestion)
    {
        private long _firstLine = long.MaxValue;

        /// <summary>The number of rows.</summary>
        public long Count { get; private set; }

        /// <summary>Counts a row.</summary>
        /// <param name="line">The line of the row.</param>
        public void Add(long line)
        {
            Count++;
            _firstLine = Math.Min(_firstLine, line);
        }

        /// <summary>Returns the diagnostic.</summary>
        public ImportDiagnostic ToDiagnostic() => new(id, severity, message, suggestion, Count, _firstLine);
    }
}
