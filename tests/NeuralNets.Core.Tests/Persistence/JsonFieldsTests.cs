using System.Text;
using System.Text.Json;
using NeuralNets.Persistence;

namespace NeuralNets.Tests.Persistence;

public class JsonFieldsTests
{
    [Theory, InlineData(0.1), InlineData(-0.0), InlineData(double.Epsilon), InlineData(double.MaxValue), InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    public void EveryDoubleComesBackToTheBit(double value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            JsonFields.WriteDouble(json, "x", value);
            json.WriteEndObject();
        }
        SameBits.Assert<double>([value], [Of(Encoding.UTF8.GetString(stream.ToArray())).Double("x")], "x");
    }

    [Theory, InlineData("true"), InlineData("\"1\""), InlineData("\"Inf\""), InlineData("[]")]
    public void WhatIsNoNumberIsRefusedByName(string value) =>
        Assert.Equal("here: x is no number.", Assert.Throws<InvalidDataException>(() => Of($$"""{"x":{{value}}}""").Double("x")).Message);

    private static JsonFields Of(string json) => new(JsonDocument.Parse(json).RootElement, "here");
}
