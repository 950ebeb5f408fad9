namespace LifecycleKit.Conditions;

/// <summary>The kinds of values in the library's JSON.</summary>
internal enum JsonKind
{
    Text,
    Instant,
    Integer,
    Flag,
    Scalar,
    List,
    Map,
    Object,
}
