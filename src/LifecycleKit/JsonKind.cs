namespace LifecycleKit;

/// <summary>The kinds of values in the library's JSON.</summary>
internal enum JsonKind
{
    /// <summary>Any value.</summary>
    Any,
    Text,
    Instant,
    Duration,

    /// <summary>One of the names of an enum.</summary>
    Name,
    Flag,

    /// <summary>Text, a number or a boolean.</summary>
    Scalar,

    /// <summary>Text, a number, a boolean, or an object.</summary>
    ScalarOrObject,
    Integer,
    Long,
    UnsignedLong,
    Decimal,
    Double,
    List,
    Map,
    Object,
}
