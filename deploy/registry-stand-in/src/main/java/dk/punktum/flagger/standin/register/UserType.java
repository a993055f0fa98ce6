package dk.punktum.flagger.standin.register;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The four kinds of registrant under .dk. Source: the registry's EPP extension `dkhm:userType`.
public enum UserType {
    @JsonProperty("company")
    COMPANY("company"),
    @JsonProperty("public_organization")
    PUBLIC_ORGANIZATION("public_organization"),
    @JsonProperty("association")
    ASSOCIATION("association"),
    @JsonProperty("individual")
    INDIVIDUAL("individual");

    private final String code;

    UserType(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
