using System.Data;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The value of a parameter, with its type, which a null has too.</summary>
internal readonly struct StoreValue
{
    private StoreValue(DbType type, object? value) => (Type, Value) = (type, value);

    public DbType Type { get; }

    public object? Value { get; }

    public static implicit operator StoreValue(string? value) => new(DbType.String, value);

    public static implicit operator StoreValue(long value) => new(DbType.Int64, value);

    public static implicit operator StoreValue(long? value) => new(DbType.Int64, value);

    public static implicit operator StoreValue(bool value) => new(DbType.Boolean, value);
}
