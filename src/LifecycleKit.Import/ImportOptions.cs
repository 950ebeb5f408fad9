using System.Collections.Immutable;

namespace LifecycleKit.Import;

/// <summary>What the caller knows about a file. Each option that is not set is decided from evidence in the file, or refused.</summary>
public sealed record ImportOptions
{
    /// <summary>The options without any knowledge of the file: the shop is in UTC.</summary>
    public static ImportOptions Default { get; } = new();

    /// <summary>The time zone of the shop, for instants without an offset and for calendar days; UTC by default.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>
    /// The first day that is not counted, in <see cref="TimeZone"/>. Null, the default, is the day after the last order that is not after
    /// today.
    /// </summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The clock, to recognise dates after today; the system's clock by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The names of columns by role; a role that is missing is decided from the header. Names are compared without case, after
    /// trimming.</summary>
    public ImmutableDictionary<ColumnRole, string> Columns { get; init; } = ImmutableDictionary<ColumnRole, string>.Empty;

    /// <summary>The order of day, month and year; null to decide from the columns.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>The decimal sign, <c>.</c> or <c>,</c>; null to decide from the columns.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>The name of the encoding, such as <c>utf-8</c>, <c>windows-1252</c> or <c>shift_jis</c>; null to decide from the
    /// bytes.</summary>
    public string? Encoding { get; init; }

    /// <summary>The separator of fields; null to decide from the file.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The currency to read, as an ISO 4217 code; null when the file has one currency.</summary>
    public string? Currency { get; init; }

    /// <summary>The name of the profile of a shop system; null to recognise it by the header.</summary>
    public string? Profile { get; init; }

    /// <summary>What was understood of an earlier file of the same kind; null to decide from this file. Other options go before
    /// it.</summary>
    public ImportFormat? Format { get; init; }

    /// <summary>What a row is; null to decide it from the profile and the rows.</summary>
    public RowKind? Rows { get; init; }

    /// <summary>
    /// The meanings of words in the columns of status and type, where the tables of the library do not have a word or are to be overruled;
    /// empty by default. Words are compared without case, and with hyphens and underscores as blanks. A word without a meaning is a
    /// warning.
    /// </summary>
    public ImmutableDictionary<string, RowMeaning> Statuses { get; init; } = ImmutableDictionary<string, RowMeaning>.Empty;

    /// <summary>Whether warnings refuse the file; false by default.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether a file of which at least half of the rows are rejected is read all the same; false by default.</summary>
    public bool AcceptRejects { get; init; }

    /// <summary>
    /// The largest number of bytes of what is unpacked or copied: the content of a gz or zip file, the parts of a workbook together, and a
    /// stream that cannot seek, which is copied to a temporary file. At least 1; 16 GiB by default. A file that is larger is refused. A
    /// file that is neither packed nor a pipe has no limit.
    /// </summary>
    public long MaxUnpackedSize { get; init; } = 16L << 30;

    /// <summary>The number of rows from which the notation of the columns is decided, at least 1; 100 000 by default.</summary>
    public int SampleSize { get; init; } = 100_000;

    /// <summary>Called for each rejected row, in the order of the file; null for none.</summary>
    public Action<RejectedRow>? OnRejected { get; init; }
}
