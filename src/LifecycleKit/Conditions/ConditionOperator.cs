namespace LifecycleKit.Conditions;

/// <summary>The operators of conditions. The JSON members have the same names in camel case.</summary>
internal enum ConditionOperator
{
    /// <summary>Equal.</summary>
    Eq = 0,

    /// <summary>Not equal.</summary>
    Ne = 1,

    /// <summary>Greater than.</summary>
    Gt = 2,

    /// <summary>Greater than or equal.</summary>
    Gte = 3,

    /// <summary>Less than.</summary>
    Lt = 4,

    /// <summary>Less than or equal.</summary>
    Lte = 5,

    /// <summary>Between two values, both included.</summary>
    Between = 6,

    /// <summary>One of several values.</summary>
    In = 7,

    /// <summary>None of several values.</summary>
    NotIn = 8,

    /// <summary>The field has a value.</summary>
    Exists = 9,

    /// <summary>An instant has at least a given age.</summary>
    OlderThan = 10,

    /// <summary>An instant is younger than a given age.</summary>
    Within = 11,

    /// <summary>A text begins with a given text.</summary>
    StartsWith = 12,
}
